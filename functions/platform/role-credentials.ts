/**
 * What the SDK finds credentials with in a bundle, in the place of `@aws-sdk/credential-provider-node` (infra/bundling.ts): those of
 * the function's role, which Lambda puts into its environment. The chain of profiles, single sign-on and metadata services, which no
 * function needs, is a fifth of a bundle.
 */
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env'
