/** What S3 refuses with: a status, a code and a message, as XML. */
export class S3Refusal extends Error {
  readonly status: number
  readonly code: string
  readonly details: Record<string, string>

  constructor(status: number, code: string, message: string, details: Record<string, string> = {}) {
    super(message)
    this.status = status
    this.code = code
    this.details = details
  }
}

export const denied = (message: string, details?: Record<string, string>) =>
  new S3Refusal(403, 'AccessDenied', message, details)
export const malformed = (message: string) => new S3Refusal(400, 'MalformedPOSTRequest', message)
export const invalidArgument = (message: string) => new S3Refusal(400, 'InvalidArgument', message)
export const unsigned = () =>
  new S3Refusal(
    403,
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
  )
export const unknownKeyId = (id: string) =>
  new S3Refusal(403, 'InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.', {
    AWSAccessKeyId: id,
  })

const escaped: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' }
export const xml = (text: string) => text.replace(/[<>&"]/g, (character) => escaped[character] ?? character)

export function refusalXml({ code, message, details }: S3Refusal, requestId: string): string {
  const parts = Object.entries({ Code: code, Message: message, ...details, RequestId: requestId })
  const inside = parts.map(([name, value]) => `<${name}>${xml(value)}</${name}>`).join('')
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${inside}</Error>`
}
