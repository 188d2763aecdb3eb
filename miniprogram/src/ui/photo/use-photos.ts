/** The photos of a form: each on its way, there, or failed with a reason. */
import { MAX_PHOTOS } from '../../../../shared/photos/contract.ts'
import { type ChosenPhoto, choosePhotos } from '../../platform/photos.ts'
import { type Upload, useUploads } from '../upload/use-uploads.ts'
import { upload } from './upload.ts'

export type FormPhoto = Upload<ChosenPhoto, string>

/** `kept` are the ids of a draft; `onSent` hears the ids that are there whenever they change; `most`: where fewer may be sent. */
export const usePhotos = (kept: readonly string[], onSent: (ids: string[]) => void, most = MAX_PHOTOS) =>
  useUploads<ChosenPhoto, string>({
    kept,
    keyOf: (photoId) => photoId,
    most,
    choose: choosePhotos,
    send: upload,
    onSent,
  })
export type Photos = ReturnType<typeof usePhotos>
