export default definePageConfig({ navigationBarTitleText: '兴趣频道审核' })
