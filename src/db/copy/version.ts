/** Raised whenever copies are written so that an older reader would understand them wrongly. */
export const COPY_VERSION = 1;
