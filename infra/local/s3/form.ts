/** A browser's form upload, read as S3 reads it: fields first, then the file, and nothing after it counts. */
import type { IncomingMessage } from 'node:http'
import busboy from 'busboy'
import { checkConditions, type Fields, readPolicy, sizesOf } from './policy.ts'
import { invalidArgument, malformed, S3Refusal } from './refusal.ts'
import type { Credentials } from './signature.ts'

const MOST_FIELDS_BYTES = 20_000

export interface Upload {
  key: string
  type: string
  body: Buffer
  /** The status that the form asks for on success. */
  status: 200 | 201 | 204
}

/** Reads the request to its end, then resolves with the upload or rejects with an S3Refusal. */
export function readUpload(request: IncomingMessage, bucket: string, credentials: Credentials, now: number) {
  return new Promise<Upload>((resolve, reject) => {
    const fields = new Map<string, string>()
    let outcome: (() => Upload) | undefined
    let fieldBytes = 0
    const parser = openParser(request, reject)
    if (!parser) return

    parser.on('field', (name, value) => {
      fieldBytes += Buffer.byteLength(name) + Buffer.byteLength(value)
      if (!outcome && fieldBytes <= MOST_FIELDS_BYTES) fields.set(name.toLowerCase(), value)
    })
    parser.on('file', (name, file, { filename }) => {
      if (name !== 'file' || outcome) return void file.resume()
      const chunks: Buffer[] = []
      let length = 0
      const most = attempt(() => check(fields, filename ?? '', bucket, credentials, now))
      outcome = () => {
        const { least, most: limit } = most()
        if (length > limit) throw sizeRefusal('EntityTooLarge', 'exceeds the maximum', length, limit)
        if (length < least) throw sizeRefusal('EntityTooSmall', 'is smaller than the minimum', length, least)
        return uploadOf(fields, Buffer.concat(chunks))
      }
      const limit = limitOf(most)
      file.on('data', (chunk: Buffer) => {
        length += chunk.length
        if (length <= limit) chunks.push(chunk)
      })
    })
    parser.on('error', () => reject(malformed('The body of your POST request is not well-formed multipart/form-data.')))
    parser.on('close', () => {
      try {
        if (fieldBytes > MOST_FIELDS_BYTES)
          throw malformed('Your POST request fields preceding the upload file were too large.')
        if (!outcome) throw invalidArgument('POST requires exactly one file upload per request.')
        resolve(outcome())
      } catch (error) {
        reject(error)
      }
    })
    request.on('aborted', () => reject(malformed('The request was cut off.')))
    request.pipe(parser)
  })
}

function openParser(request: IncomingMessage, reject: (why: unknown) => void) {
  try {
    return busboy({ headers: request.headers, defParamCharset: 'utf8' })
  } catch {
    request.resume()
    reject(new S3Refusal(412, 'PreconditionFailed', 'Bucket POST must be of the enclosure-type multipart/form-data'))
    return undefined
  }
}

/** Puts the file's own name into the key, then checks signature and conditions; gives the sizes allowed. */
function check(fields: Map<string, string>, filename: string, bucket: string, credentials: Credentials, now: number) {
  const key = fields.get('key')
  if (key === undefined) throw invalidArgument("Bucket POST must contain a field named 'key'.")
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder is S3's
  fields.set('key', key.replaceAll('${filename}', filename))
  const policy = readPolicy(fields, credentials, now)
  checkConditions(policy, fields, bucket)
  return sizesOf(policy)
}

/** What was thrown is thrown again when the outcome is asked for: the request is read to its end either way. */
function attempt<T>(action: () => T): () => T {
  try {
    const value = action()
    return () => value
  } catch (error) {
    return () => {
      throw error
    }
  }
}

function limitOf(most: () => { most: number }): number {
  try {
    return most().most
  } catch {
    return 0
  }
}

function uploadOf(fields: Fields, body: Buffer): Upload {
  const asked = fields.get('success_action_status')
  return {
    key: fields.get('key') ?? '',
    type: fields.get('content-type') ?? 'binary/octet-stream',
    body,
    status: asked === '200' ? 200 : asked === '201' ? 201 : 204,
  }
}

function sizeRefusal(code: 'EntityTooLarge' | 'EntityTooSmall', how: string, length: number, limit: number) {
  const bound = code === 'EntityTooLarge' ? 'MaxSizeAllowed' : 'MinSizeAllowed'
  return new S3Refusal(400, code, `Your proposed upload ${how} allowed size`, {
    ProposedSize: `${length}`,
    [bound]: `${limit}`,
  })
}
