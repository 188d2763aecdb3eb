export default definePageConfig({ navigationBarTitleText: '互助详情' })
