/** Posts a file to a form that the service signed: fields first, the file last. Says whether it arrived. */
import Taro from '@tarojs/taro'

export type SendFile = (
  url: string,
  fields: Record<string, string>,
  progress: (percent: number) => void,
) => Promise<boolean>

const succeeded = (status: number) => status >= 200 && status < 300

/** A file of a browser. */
export const sendBrowserFile =
  (file: File): SendFile =>
  (url, fields, progress) =>
    new Promise((resolve) => {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields)) form.append(name, value)
      form.append('file', file)
      const request = new XMLHttpRequest()
      request.upload.onprogress = ({ loaded, total }) => progress(Math.round((loaded / total) * 100))
      request.onload = () => resolve(succeeded(request.status))
      request.onerror = () => resolve(false)
      request.open('POST', url)
      request.send(form)
    })

/** A file that WeChat keeps at a path for a while. */
export const sendWechatFile =
  (filePath: string): SendFile =>
  async (url, fields, progress) => {
    try {
      const task = Taro.uploadFile({ url, filePath, name: 'file', formData: fields })
      task.progress?.((state) => progress(state.progress))
      return succeeded((await task).statusCode)
    } catch {
      return false
    }
  }
