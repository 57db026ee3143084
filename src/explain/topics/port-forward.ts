import { builtInPresets } from '../../generated/presets.ts'
import type { Topic } from './topic.ts'

const way = builtInPresets['port-forward']?.access?.find(({ when }) => when === 'always')

/** The way in that works everywhere, and what it is not good for. */
export const portForward: Topic = {
  title: { en: 'kubectl port-forward', id: 'kubectl port-forward' },
  summary: {
    en: 'kubectl opens a port of your machine and passes everything on to one pod behind the Service, whatever its type.',
    id: 'kubectl membuka port di mesin Anda dan meneruskan semuanya ke satu pod di balik Service, apa pun tipenya.',
  },
  parts: [
    {
      title: { en: 'What to type', id: 'Yang diketik' },
      commands: ['kubectl port-forward -n <namespace> service/<service> <local port>:<port of the Service>'],
    },
    { title: { en: 'Advantages', id: 'Keuntungan' }, points: way?.advantages ?? [] },
    { title: { en: 'Disadvantages', id: 'Kekurangan' }, points: way?.disadvantages ?? [] },
    {
      title: { en: 'Good to know', id: 'Perlu diketahui' },
      points: [
        {
          en: 'It goes through the API server, past every NetworkPolicy: that it works says nothing of what the pods may do.',
          id: 'Jalurnya lewat API server, melewati setiap NetworkPolicy: berhasilnya tidak berarti pod lain juga boleh.',
        },
        {
          en: 'It chooses one pod and stays with it: there is no load balancing to be seen.',
          id: 'Ia memilih satu pod dan tetap di sana: pembagian beban tidak akan terlihat.',
        },
      ],
    },
  ],
}
