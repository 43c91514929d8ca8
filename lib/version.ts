/** This release of Touchstone: site, jobs, runner and command line are one. */
export const VERSION = '0.1.0'
