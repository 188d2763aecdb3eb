/** The files of a form: each on its way, there, or failed with a reason. */
import { fileTypes, MAX_FILES, type SentFile } from '../../../../shared/photos/files.ts'
import { type ChosenFile, chooseFiles } from '../../platform/choose-file.ts'
import { type Upload, useUploads } from '../upload/use-uploads.ts'
import { sendFile } from './send.ts'

export type FormFile = Upload<ChosenFile, SentFile>

/** `kept`: those of a draft; `onSent` hears what is there whenever that changes. */
export const useFiles = (kept: readonly SentFile[], onSent: (files: SentFile[]) => void) =>
  useUploads<ChosenFile, SentFile>({
    kept,
    keyOf: ({ id }) => id,
    most: MAX_FILES,
    choose: (room) => chooseFiles(fileTypes, room),
    send: sendFile,
    onSent,
  })
export type Files = ReturnType<typeof useFiles>
