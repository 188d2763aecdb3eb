/** The sealer of a deployed (or locally running) function, made from its environment. */
import { readFileSync } from 'node:fs'
import { readConfig, sealSettings, tableSettings } from '../config.ts'
import { makeSealer, type Sealer } from '../seal.ts'
import type { DataKeyPorts } from './data-keys.ts'
import { kmsWrapper } from './kms.ts'
import { localWrapper, type Wrapper } from './wrapper.ts'

export const liveSealer = (ports: Omit<DataKeyPorts, 'wrapper'>): Sealer =>
  makeSealer({ ...ports, wrapper: wrapperFrom(process.env, ports.random) })

/** KMS where PERSONAL_KEY_ID names a key of it, the key file otherwise. */
export function wrapperFrom(environment: Record<string, string | undefined>, random: DataKeyPorts['random']): Wrapper {
  const config = readConfig({ ...tableSettings, ...sealSettings }, environment)
  const { PERSONAL_KEY_ID: keyId, PERSONAL_KEY_FILE: file } = config
  if (keyId) return kmsWrapper({ keyId, stage: config.STAGE, region: config.AWS_REGION })
  if (file) return localWrapper(Buffer.from(readFileSync(file, 'utf8').trim(), 'base64'), random)
  throw new Error('Missing in the environment: PERSONAL_KEY_ID (or, in the local stage, PERSONAL_KEY_FILE)')
}
