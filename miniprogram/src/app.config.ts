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

/** The bars that WeChat draws, in the colours of theme.json; a person's own choice is painted over them. */
const bars = {
  navigationBarBackgroundColor: '@paper',
  navigationBarTextStyle: '@ink',
  backgroundColor: '@paper',
  backgroundTextStyle: '@pull',
}

export default defineAppConfig({
  pages: ['home/index', 'channels/index', 'me/index', 'sign-in/index'],
  subPackages: [
    { root: 'work', pages: ['index'] },
    {
      root: 'people',
      pages: ['arrive/index', 'sessions/index', 'confirm-login/index', 'accept-role/index'],
    },
    {
      root: 'privacy',
      pages: [
        'policy/index',
        'centre/index',
        'data/index',
        'looks/index',
        'requests/index',
        'request/index',
        'leave/index',
        'queue/index',
      ],
    },
    {
      root: 'care',
      pages: ['contacts/index', 'notes/index', 'desk/index', 'carer/index', 'charges/index', 'charge/index'],
    },
    {
      root: 'households',
      pages: [
        'join/index',
        'progress/index',
        'mine/index',
        'accept/index',
        'invite/index',
        'queue/index',
        'case/index',
        'roster/index',
        'record/index',
      ],
    },
    {
      root: 'areas',
      pages: ['tree/index', 'coverage/index', 'groups/index', 'changes/index', 'posters/index'],
    },
    { root: 'imports', pages: ['list/index', 'new/index', 'job/index'] },
    { root: 'roles', pages: ['serving/index'] },
    { root: 'duty', pages: ['plan/index', 'mine/index'] },
    { root: 'audit', pages: ['log/index'] },
    {
      root: 'channels/talk',
      pages: [
        'channel/index',
        'thread/index',
        'mine/index',
        'search/index',
        'interests/index',
        'below/index',
        'settings/index',
        'turn/index',
      ],
    },
    {
      root: 'notices',
      pages: [
        'list/index',
        'detail/index',
        'desk/index',
        'compose/index',
        'correct/index',
        'case/index',
        'reach/index',
        'doors/index',
        'unpushable/index',
      ],
    },
    { root: 'warnings', pages: ['list/index', 'detail/index', 'desk/index', 'relay/index'] },
    {
      root: 'alerts',
      pages: [
        'raise/index',
        'shortcut/index',
        'mine/index',
        'help/index',
        'answer/index',
        'list/index',
        'drill/index',
        'report/index',
        'escalation/index',
        'talk/index',
      ],
    },
    { root: 'wall', pages: ['screen/index', 'incidents/index', 'incident/index', 'roll/index', 'doors/index'] },
    { root: 'moderation', pages: ['queue/index', 'case/index', 'calls/index', 'interests/index'] },
    { root: 'tickets', pages: ['open/index', 'mine/index', 'public/index', 'detail/index', 'queue/index'] },
    {
      root: 'hours',
      pages: [
        'mine/index',
        'give/index',
        'receive/index',
        'certificates/index',
        'verify/index',
        'ranking/index',
        'desk/index',
      ],
    },
    {
      root: 'wishes',
      pages: [
        'near/index',
        'detail/index',
        'mine/index',
        'post/index',
        'holding/index',
        'desk/index',
        'enter/index',
        'edit-post/index',
      ],
    },
    { root: 'devices', pages: ['list/index', 'new/index', 'device/index', 'point/index', 'inspect/index'] },
    {
      root: 'teams',
      pages: [
        'near/index',
        'activity/index',
        'mine/index',
        'list/index',
        'team/index',
        'propose/index',
        'compose/index',
        'run/index',
        'desk/index',
      ],
    },
    {
      root: 'help',
      pages: [
        'near/index',
        'ask/index',
        'detail/index',
        'mine/index',
        'ready/index',
        'shelf/index',
        'lending/index',
        'loan/index',
        'staff/index',
      ],
    },
  ],
  tabBar: {
    custom: web,
    ...(web ? {} : { color: '@soft', selectedColor: '@brand', backgroundColor: '@paper' }),
    list: [tab('home', '首页'), tab('channels', '频道'), tab('me', '我的')],
  },
  window: {
    navigationBarTitleText: '微邻里',
    ...(web ? { navigationStyle: 'custom' } : bars),
  },
  ...(web
    ? {}
    : {
        permission: { 'scope.userLocation': { desc: '只在您求助时用，让来帮忙的人找到您' } },
        requiredPrivateInfos: ['getLocation'],
      }),
  lazyCodeLoading: 'requiredComponents',
  ...(web ? { animation: false } : { darkmode: true, themeLocation: 'theme.json', __usePrivacyCheck__: true }),
})
