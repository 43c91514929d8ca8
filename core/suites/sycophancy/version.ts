/** What the suite's items are marked with, apart from the suite itself: they are made by parts of it. */
export const SUITE_ID = 'sycophancy'

/** The version of the dataset, and so of the suite. */
export const VERSION = 'v2'
