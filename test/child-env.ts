/** What processes that a test starts have of this one's environment: where programs are, and where modules are kept that were read before. */
export const CHILD_ENV = {
  PATH: process.env.PATH,
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
};
