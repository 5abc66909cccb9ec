/** Raised whenever copies are written so that an older reader would understand them wrongly. */
export const COPY_VERSION = 2;

/** Before there were documents: a graph of this version is completed as an older database is. */
export const VERSION_WITHOUT_DOCUMENTS = 1;
