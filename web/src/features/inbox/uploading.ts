/** Photographs from the camera: made smaller, and uploaded with their progress told. */
import { readCookie } from '@/api/client'
import { Problem, unreachable } from '@/api/errors'
import type { Attachment } from '@/api/types'

export const LARGEST_BYTES = 20 * 1024 * 1024
const WORTH_SHRINKING_BYTES = 1_500_000
const LONGEST_SIDE = 2560
const QUALITY = 0.85

/** A camera's photograph at a size that shows what matters and passes a slow line; other files stay as they are. */
export async function shrunk(file: File): Promise<Blob> {
  if (!/^image\/(jpeg|png|webp)$/.test(file.type) || file.size < WORTH_SHRINKING_BYTES) return file
  try {
    const picture = await createImageBitmap(file)
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    const made = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, file.type, QUALITY))
    return made && made.size < file.size ? made : file
  } catch {
    return file
  }
}

/** `fetch` tells nothing while it sends; this does. The same file sent again is the one that is there. */
export function uploadPhoto(number: string, name: string, blob: Blob, tell: (share: number) => void): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const form = new FormData()
    form.append('file', blob, name)
    request.open('POST', `/api/work-orders/${number}/attachments`)
    request.setRequestHeader('X-CSRFToken', readCookie('csrftoken'))
    request.setRequestHeader('Accept-Language', document.documentElement.lang || 'zh-CN')
    request.upload.onprogress = (event) => tell(event.lengthComputable ? event.loaded / event.total : 0)
    request.onerror = () => reject(unreachable())
    request.onload = () => {
      const told = parsed(request.responseText)
      if (request.status >= 200 && request.status < 300) resolve((told as Attachment).id)
      else reject(new Problem(told as Record<string, unknown>, request.status))
    }
    request.send(form)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
