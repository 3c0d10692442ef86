"""Jobs: long runs that outlive the request, the process and the machine."""
