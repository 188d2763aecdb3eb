/** WeChat draws the pull itself; a browser has its own way to load again. */
export default definePageConfig({
  navigationBarTitleText: '邻里互助',
  enablePullDownRefresh: process.env.TARO_ENV !== 'h5',
})
