/** WeChat's server, which a stand-in plays locally. */
export const WECHAT_URL = 'https://api.weixin.qq.com'
