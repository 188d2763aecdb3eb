export default definePageConfig({ navigationBarTitleText: '误报后聊一聊' })
