/** How WeChat says no: with status 200, a request id in the message, and labelled as text, as all its JSON is. */
import type { ServerResponse } from 'node:http'

const messages = {
  '-1': 'system error',
  '40001': 'invalid credential, access_token is invalid or not latest',
  '40002': 'invalid grant_type',
  '40003': 'invalid openid',
  '40013': 'invalid appid',
  '40029': 'invalid code',
  '40037': 'invalid template_id',
  '40097': 'invalid args',
  '40125': 'invalid appsecret',
  '40129': 'invalid scene',
  '40163': 'code been used',
  '41001': 'access_token missing',
  '41002': 'appid missing',
  '41004': 'appsecret missing',
  '41008': 'missing code',
  '41030': 'invalid page',
  '42001': 'access_token expired',
  '43101': 'user refuse to accept the msg',
  '43107': 'the ability of subscribe message is banned',
  '43108': 'concurrent sends of one message',
  '44002': 'empty post data',
  '45009': 'reach max api daily quota limit',
  '45011': 'api minute-quota reach limit  mustslower  retry next minute',
  '45168': 'sensitive words in the message',
  '47001': 'data format error',
  '47003': 'argument invalid!',
  '61010': 'code is expired',
} as const
export type Refused = keyof typeof messages

/** What happens to a request: a JSON answer, a picture, or a refusal. */
export type Outcome = { answer: object } | { picture: Buffer } | { refused: Refused }

export function reply(response: ServerResponse, outcome: Outcome, random: (bytes: number) => Uint8Array): void {
  if ('picture' in outcome) {
    response.writeHead(200, { 'content-type': 'image/png' }).end(outcome.picture)
    return
  }
  const body = 'answer' in outcome ? outcome.answer : refusal(outcome.refused, random)
  response.writeHead(200, { 'content-type': 'text/plain' }).end(JSON.stringify(body))
}

function refusal(code: Refused, random: (bytes: number) => Uint8Array) {
  const id = Buffer.from(random(12)).toString('hex')
  const rid = [0, 8, 16].map((from) => id.slice(from, from + 8)).join('-')
  return { errcode: Number(code), errmsg: `${messages[code]}, rid: ${rid}` }
}
