"""How the embedded server is set to the machine it first starts on."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

MIB = 1024 * 1024
GIB = 1024 * MIB
NAME = "fadu.conf"

_HEAD = """\
# Settings of the embedded server, worked out from this machine when the cluster was made:
# {cores} cores, {memory} MiB of memory, {disk} MiB of free disk. Edit freely: Fadu does not write this file again.
"""


@dataclass(frozen=True)
class Machine:
    """What there is to share out, in bytes."""

    cores: int
    memory: int
    disk: int


def this_machine(folder: Path) -> Machine:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    limit = Path("/sys/fs/cgroup/memory.max")
    if limit.exists() and (text := limit.read_text().strip()).isdigit():
        memory = min(memory, int(text))
    return Machine(cores=os.cpu_count() or 1, memory=memory, disk=shutil.disk_usage(folder).free)


def settings(machine: Machine, *, durable: bool) -> dict[str, str]:
    """PostgreSQL's settings; the shares are of memory that Django and the browser also want."""
    waits = "on" if durable else "off"
    return {
        "listen_addresses": "''",
        "max_connections": "60",
        "shared_buffers": _mib(machine.memory // 8, least=128 * MIB, most=2 * GIB),
        "effective_cache_size": _mib(machine.memory // 2, least=256 * MIB, most=64 * GIB),
        "work_mem": _mib(machine.memory // 256, least=8 * MIB, most=64 * MIB),
        "maintenance_work_mem": _mib(machine.memory // 32, least=64 * MIB, most=512 * MIB),
        "hash_mem_multiplier": "2",
        "wal_buffers": "16MB",
        # A year's load writes some gigabytes of log; a checkpoint in its middle would write every page twice.
        "max_wal_size": _mib(machine.disk // 8, least=512 * MIB, most=8 * GIB),
        "min_wal_size": "256MB",
        "checkpoint_timeout": "15min",
        "checkpoint_completion_target": "0.9",
        # One machine, no standby: the log need only serve recovery.
        "wal_level": "minimal",
        "max_wal_senders": "0",
        "fsync": waits,
        # Also without waiting for the disk: then a killed server loses nothing, only a failing machine does.
        "synchronous_commit": "on",
        "full_page_writes": waits,
        "max_worker_processes": str(machine.cores + 4),
        "max_parallel_workers": str(machine.cores),
        "max_parallel_workers_per_gather": str(min(4, machine.cores)),
        "max_parallel_maintenance_workers": str(min(4, machine.cores)),
        "random_page_cost": "1.1",
        "jit": "off",
        "timezone": "'Asia/Shanghai'",
        "log_timezone": "'Asia/Shanghai'",
        "log_checkpoints": "off",
        "log_line_prefix": "'%m [%p] %u@%d '",
    }


def rendered(machine: Machine, *, durable: bool) -> str:
    head = _HEAD.format(cores=machine.cores, memory=machine.memory // MIB, disk=machine.disk // MIB)
    return head + "".join(f"{name} = {value}\n" for name, value in settings(machine, durable=durable).items())


def _mib(size: int, *, least: int, most: int) -> str:
    return f"{max(least, min(most, size)) // MIB}MB"
