/** Tencent Cloud's servers of SMS and of voice messages, which a stand-in plays locally. */
export const TENCENT_URLS = {
  TENCENT_SMS_URL: 'https://sms.tencentcloudapi.com',
  TENCENT_VOICE_URL: 'https://vms.tencentcloudapi.com',
}
