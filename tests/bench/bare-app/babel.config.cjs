/** Both targets run modern JavaScript: WeChat's since base library 2.11 on iOS 11 and Android's own engine. */
const targets = { ios: '12', chrome: '80' }

module.exports = { presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', hot: false, targets }]] }
