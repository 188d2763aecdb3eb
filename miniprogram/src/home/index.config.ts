export default definePageConfig({ navigationBarTitleText: '微邻里' })
