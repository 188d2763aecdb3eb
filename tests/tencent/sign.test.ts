import { describe, expect, it } from 'vitest'
import { authorizationOf } from '../../functions/tencent/sign.ts'

describe('the signature of a request to Tencent Cloud', () => {
  it('is that of the example which Tencent publishes, with its masked key', () => {
    // https://cloud.tencent.com/document/api/382/52072: the key there is made of 32 asterisks, and that is what it was signed with.
    const masked = '*'.repeat(32)
    const authorization = authorizationOf(
      { secretId: `AKID${masked}`, secretKey: masked },
      {
        service: 'cvm',
        host: 'cvm.tencentcloudapi.com',
        action: 'DescribeInstances',
        body: '{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}',
        timestamp: 1551113065,
      },
    )
    expect(authorization).toBe(
      `TC3-HMAC-SHA256 Credential=AKID${masked}/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host;x-tc-action, Signature=10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f`,
    )
  })

  it('is dated by the day in UTC, whatever day it is in China', () => {
    const request = { service: 'sms', host: 'sms.tencentcloudapi.com', action: 'SendSms', body: '{}' }
    const late = { ...request, timestamp: Date.parse('2026-03-01T23:30:00Z') / 1000 }
    expect(authorizationOf({ secretId: 'id', secretKey: 'key' }, late)).toContain('id/2026-03-01/sms/tc3_request')
  })
})
