"""What the partnership agreed about contact standards: approved intervals, and notices that an agency departs from one."""
