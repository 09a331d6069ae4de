"""Run by hand for now: name a file here to pytest (see each). The whole program from outside: every page, every form, every member of the cast, in a browser and without one."""
