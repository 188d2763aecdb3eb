/** Every error that the API can answer with: its status and what a person reads. Clients branch on the code, never on prose. */
export const errors = {
  badInput: { status: 400, message: '有几处需要改一下' },
  badJson: { status: 400, message: '发送的内容无法读取' },
  badCursor: { status: 400, message: '这一页已失效，请从头再看' },
  notSignedIn: { status: 401, message: '请先登录' },
  tokenExpired: { status: 401, message: '登录已过期，请重新登录' },
  sessionEnded: { status: 401, message: '这台设备的登录已结束，请重新登录' },
  codeRefused: { status: 401, message: '微信登录没有成功，请再试一次' },
  notAllowed: { status: 403, message: '您没有权限做这件事' },
  notFound: { status: 404, message: '没有找到' },
  wrongState: { status: 409, message: '状态已经变了，请看看最新进展' },
  keyReused: { status: 409, message: '这次提交与之前的不一致，请重新提交' },
  changedMeanwhile: { status: 409, message: '刚刚有人也在处理，请再试一次' },
  photoNotReady: { status: 409, message: '有照片还没有传好，请稍候或删去后再提交' },
  fileNotReady: { status: 409, message: '文件还没有传好，请稍候再试' },
  voiceNotReady: { status: 409, message: '语音还没有传好，请稍候再试' },
  guardianConsents: {
    status: 403,
    message:
      '未满 14 周岁，这类信息由监护人决定，您自己不能同意。需要登记照护信息的，请监护人在“我的家”里替您登记；紧急求助、提诉求都照常',
  },
  consentNeeded: { status: 409, message: '需要您先单独同意，才能保存这类信息' },
  loginOver: { status: 409, message: '这个登录码已失效，请在电脑上刷新后再扫一次' },
  codeUsed: { status: 409, message: '这个码已失效，请让对方重新生成一个' },
  notFromWechat: { status: 403, message: '这条消息不是微信发来的' },
  deviceRefused: { status: 401, message: '设备编号或签名不对' },
  clockOff: { status: 401, message: '设备的时间不准，请校时后再发' },
  signalTaken: { status: 409, message: '这个信号已经收到过' },
  aboveOwn: { status: 403, message: '不能授予高于自己的身份，也不能超出自己的辖区' },
  lastAdministrator: { status: 409, message: '您管理的地方不能没有管理员，请先请人接任' },
  guardianNeeded: { status: 409, message: '监护人撤回了同意，或已不在这一户，请成年家人在“我的家”里重新确认您' },
  alertOpen: { status: 409, message: '您有一条紧急求助还没有结束，等它处理完再申请注销；按错了可以先取消' },
  ownRoles: { status: 403, message: '自己的身份要由其他管理人员办理' },
  shiftsOverlap: { status: 409, message: '这段时间已经有排班了' },
  notEmpty: { status: 409, message: '里面还有内容，先移走才能这样做' },
  tooFewHours: { status: 409, message: '时长不够' },
  certificateUnknown: { status: 404, message: '没有查到这份证明，请核对证明上的编码' },
  limitReached: { status: 409, message: '数量已到上限' },
  sensitive: { status: 409, message: '内容里像是有个人信息，确定要公开吗？' },
  notAFile: { status: 422, message: '打不开这个文件，请用模板重新保存后再试' },
  fileRefused: { status: 422, message: '这个文件不能发，请换一个' },
  notAPhoto: { status: 422, message: '这个文件不是能打开的照片，请换一张' },
  notAVoice: { status: 422, message: '这段语音打不开，请重新录一次' },
  tooLarge: { status: 413, message: '内容太大了' },
  wrongMediaType: { status: 415, message: '请以 JSON 格式发送' },
  tooMany: { status: 429, message: '操作太频繁了，请稍后再试' },
  internal: { status: 500, message: '系统出了点问题，请稍后再试' },
  unavailable: { status: 503, message: '服务暂时不可用，请稍后再试' },
} as const satisfies Record<string, { status: number; message: string }>

export type ErrorCode = keyof typeof errors

/** What is wrong at which field: dotted path to a sentence. The empty path stands for the whole body. */
export type FieldErrors = Record<string, string>

/** A refusal that the contract names. Everything else that is thrown is a fault, answered as `internal`. */
export class Refusal extends Error {
  readonly code: ErrorCode
  readonly fields: FieldErrors | undefined

  /** `cause`: why, for the log alone; nothing personal. */
  constructor(code: ErrorCode, fields?: FieldErrors, cause?: string) {
    super(code, { cause })
    this.name = 'Refusal'
    this.code = code
    this.fields = fields
  }
}
