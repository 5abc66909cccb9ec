import { registerHooks } from 'node:module';

// The tools of gql.tada call TypeScript as a library, which version 7 is not yet: they get version 5.
registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier === 'typescript' ? 'typescript-5' : specifier, context),
});
