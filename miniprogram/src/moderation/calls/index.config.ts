export default definePageConfig({ navigationBarTitleText: '呼叫工作人员' })
