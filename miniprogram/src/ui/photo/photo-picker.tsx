import { MAX_PHOTOS } from '../../../../shared/photos/contract.ts'
import { Box } from '../base/box.tsx'
import { Picture } from '../base/picture.tsx'
import { Tap } from '../base/tap.tsx'
import { cx } from '../cx.ts'
import { Icon } from '../icon/icon.tsx'
import { Group } from '../parts/field.tsx'
import style from './photo.module.scss'
import type { FormPhoto, Photos } from './use-photos.ts'

/** Photos to send along: each shows how far it is, can be tried again and taken back. */
export function PhotoPicker({
  id,
  photos,
  most = MAX_PHOTOS,
  label = '照片',
  error,
}: {
  id: string
  photos: Photos
  /** As many as its usePhotos takes. */
  most?: number | undefined
  label?: string | undefined
  error?: string | undefined
}) {
  return (
    <Group id={id} label={label} hint={`最多 ${most} 张，每张不超过 10 MB。拍摄位置会自动去掉。`} error={error}>
      <Box as='ul' className={style.grid}>
        {photos.uploads.map((photo, at) => (
          <Chosen key={photo.key} photo={photo} name={`第 ${at + 1} 张照片`} photos={photos} />
        ))}
        {photos.room > 0 && (
          <Box as='li' className={style.cell}>
            <Tap onTap={() => void photos.add()} className={cx(style.tile, style.add)}>
              <Icon name='image-plus' className={style.addIcon} />
              添加照片
            </Tap>
          </Box>
        )}
      </Box>
    </Group>
  )
}

/** One of them, and what can be done with it. */
export function Chosen({ photo, name, photos }: { photo: FormPhoto; name: string; photos: Photos }) {
  const { chosen, state } = photo
  return (
    <Box as='li' className={style.cell}>
      <Box className={style.tile}>
        {chosen ? (
          <Picture src={chosen.preview} alt={name} className={style.picture} />
        ) : (
          <Icon name='camera' className={style.addIcon} />
        )}
        {!chosen && <Box className={style.keptWord}>已上传</Box>}
        {state.kind === 'sending' && (
          <Box className={style.over} role='status'>
            上传中 {state.percent}%
          </Box>
        )}
        {state.kind === 'failed' && (
          <Box className={cx(style.over, style.failed)} role='alert'>
            {state.message}
          </Box>
        )}
      </Box>
      <Box className={style.under}>
        {state.kind === 'failed' && chosen && (
          <Tap onTap={() => void photos.retry(photo)} label={`重传${name}`} className={style.small}>
            <Icon name='refresh-cw' />
          </Tap>
        )}
        <Tap onTap={() => photos.remove(photo.key)} label={`删除${name}`} className={style.small}>
          <Icon name='trash-2' />
        </Tap>
      </Box>
    </Box>
  )
}
