"""The public interface for programs, `/api/v1`: kiosks, desks, outside tools, the demo's visitors."""
