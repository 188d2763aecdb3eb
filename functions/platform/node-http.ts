/**
 * `node:http` in a bundle (infra/bundling.ts): the same module, not asked for by `import`. Node gives whoever imports it all of its names,
 * among them `WebSocket`, whose implementation takes a third of a start to load and which no function uses.
 */
const http = process.getBuiltinModule('node:http')

export const { Agent, request, STATUS_CODES } = http
export default http
