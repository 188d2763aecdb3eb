/** What `serverless offline` reads. It must lie in the folder that it is run from; the configuration is made in config.ts. */
import process from 'node:process'
import { gatewayConfig } from './config.ts'

export default gatewayConfig(process.env)
