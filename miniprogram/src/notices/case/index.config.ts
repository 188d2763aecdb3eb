export default definePageConfig({ navigationBarTitleText: '通知办理' })
