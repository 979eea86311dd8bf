"""提速政府服务效能: government services, their cases and promises."""
