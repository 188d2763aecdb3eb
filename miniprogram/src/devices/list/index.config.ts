export default definePageConfig({ navigationBarTitleText: '消防重点' })
