/**
 * Photos on the device: choosing some, showing them, sending one by a signed form. WeChat's way stands in a branch of its own
 * everywhere, so that the bundler leaves Taro's copies of it for browsers out.
 */
import Taro from '@tarojs/taro'
import { photoTypes } from '../../../shared/photos/contract.ts'
import { type SendFile, sendBrowserFile, sendWechatFile } from './send-form.ts'

export type PhotoType = (typeof photoTypes)[number]

/** A chosen photo; `preview` can be shown, `send` posts it to a signed form and says whether it arrived. */
export interface ChosenPhoto {
  type: PhotoType | undefined
  bytes: number
  preview: string
  send: SendFile
}

const isPhotoType = (type: string): type is PhotoType => photoTypes.some((known) => known === type)

/** By the name's ending, for WeChat tells no media type. */
function typeByName(name: string): PhotoType | undefined {
  if (/\.jpe?g$/i.test(name)) return 'image/jpeg'
  return /\.png$/i.test(name) ? 'image/png' : undefined
}

function browserPhoto(file: File): ChosenPhoto {
  return {
    type: isPhotoType(file.type) ? file.type : undefined,
    bytes: file.size,
    preview: URL.createObjectURL(file),
    send: sendBrowserFile(file),
  }
}

function chooseInBrowser(most: number): Promise<ChosenPhoto[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = photoTypes.join(',')
    input.multiple = most > 1
    input.onchange = () => resolve([...(input.files ?? [])].map(browserPhoto))
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
}

function weappPhoto({ tempFilePath, size }: Taro.chooseMedia.ChooseMedia): ChosenPhoto {
  return {
    type: typeByName(tempFilePath),
    bytes: size,
    preview: tempFilePath,
    send: sendWechatFile(tempFilePath),
  }
}

/** Lets the person choose up to `most` photos; none if they think better of it, or refuse WeChat's privacy prompt. */
export async function choosePhotos(most: number): Promise<ChosenPhoto[]> {
  if (process.env.TARO_ENV === 'h5') {
    return chooseInBrowser(most)
  } else {
    try {
      const { tempFiles } = await Taro.chooseMedia({ count: most, mediaType: ['image'], sizeType: ['compressed'] })
      return tempFiles.map(weappPhoto)
    } catch {
      return []
    }
  }
}

/** Shows photos full screen by WeChat's own viewer; false where there is none. */
export function showPhotos(urls: string[], current: string): boolean {
  if (process.env.TARO_ENV !== 'h5') {
    void Taro.previewImage({ urls, current })
    return true
  }
  return false
}
