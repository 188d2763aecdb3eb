/** Data keys wrapped by KMS: the key that wraps them never leaves it, and CloudTrail notes each time it is used. */
import { DecryptCommand, GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms'
import type { Wrapper } from './wrapper.ts'

/** What the rights of functions on the key are tied to (infra/policy.ts). */
export const PURPOSE = 'personal-data'

export interface KmsOptions {
  /** The id or ARN of the key. */
  keyId: string
  stage: string
  region: string
}

export function kmsWrapper(
  { keyId: KeyId, stage, region }: KmsOptions,
  client: Pick<KMSClient, 'send'> = new KMSClient({
    region,
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
  }),
): Wrapper {
  const contextOf = (id: string) => ({ purpose: PURPOSE, stage, dataKey: id })
  return {
    async make(id) {
      const command = new GenerateDataKeyCommand({ KeyId, KeySpec: 'AES_256', EncryptionContext: contextOf(id) })
      const { Plaintext, CiphertextBlob } = await client.send(command)
      if (!Plaintext || !CiphertextBlob) throw new Error('KMS gave no data key')
      return { plain: Plaintext, wrapped: Buffer.from(CiphertextBlob).toString('base64url') }
    },
    async unwrap(id, wrapped) {
      const CiphertextBlob = Buffer.from(wrapped, 'base64url')
      const { Plaintext } = await client.send(
        new DecryptCommand({ KeyId, CiphertextBlob, EncryptionContext: contextOf(id) }),
      )
      if (!Plaintext) throw new Error('KMS gave no data key')
      return Plaintext
    },
  }
}
