const web = process.env.TARO_ENV === 'h5'

/** A tab; WeChat draws the bar from PNG files, browsers get ours (ui/page/tab-bar.tsx). */
const tab = (name: string, text: string) =>
  web
    ? { pagePath: `${name}/index`, text }
    : {
        pagePath: `${name}/index`,
        text,
        iconPath: `assets/tab/${name}.png`,
        selectedIconPath: `assets/tab/${name}-on.png`,
      }

export default defineAppConfig({
  pages: ['home/index', 'channels/index', 'me/index', 'sign-in/index', 'privacy/index'],
  subPackages: [
    { root: 'tickets', pages: ['open/index', 'mine/index', 'public/index', 'detail/index', 'queue/index'] },
  ],
  tabBar: {
    custom: web,
    color: '#56615d',
    selectedColor: '#0b6b57',
    backgroundColor: '#f7f5ef',
    borderStyle: 'white',
    list: [tab('home', '首页'), tab('channels', '频道'), tab('me', '我的')],
  },
  window: {
    navigationBarTitleText: '微邻里',
    navigationBarBackgroundColor: '#f7f5ef',
    navigationBarTextStyle: 'black',
    backgroundColor: '#f7f5ef',
    backgroundTextStyle: 'dark',
    navigationStyle: web ? 'custom' : 'default',
  },
  lazyCodeLoading: 'requiredComponents',
  darkmode: true,
  ...(web ? { animation: false } : { __usePrivacyCheck__: true }),
})
