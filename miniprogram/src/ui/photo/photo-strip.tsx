import { Box } from '../base/box.tsx'
import style from './photo.module.scss'
import { Chosen } from './photo-picker.tsx'
import type { Photos } from './use-photos.ts'

/** The same in one line, for where the words are what matters: photos are added from beside it. */
export function PhotoStrip({ photos }: { photos: Photos }) {
  return (
    <Box as='ul' className={style.strip} label='照片'>
      {photos.uploads.map((photo, at) => (
        <Chosen key={photo.key} photo={photo} name={`第 ${at + 1} 张照片`} photos={photos} />
      ))}
    </Box>
  )
}
