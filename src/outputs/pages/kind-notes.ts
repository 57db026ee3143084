import type { Translated } from '../../localized.ts'

/** What each kind of object is, and why it is here; in the order in which the objects are applied. */
export const kindNotes: Readonly<Record<string, Translated>> = {
  Namespace: {
    en: 'A room of its own for names, rights and limits. Its labels say what pods may do in it (Pod Security).',
    id: 'Ruang tersendiri untuk nama, hak, dan batas. Labelnya menentukan apa yang boleh dilakukan pod di dalamnya (Pod Security).',
  },
  ResourceQuota: {
    en: 'What the whole namespace may use at most, so that one application does not starve the others.',
    id: 'Batas pemakaian seluruh namespace, supaya satu aplikasi tidak menghabiskan jatah yang lain.',
  },
  LimitRange: {
    en: 'What one container may ask for, and what it gets when it asks for nothing.',
    id: 'Batas permintaan satu container, dan jatah yang didapatnya bila tidak meminta apa-apa.',
  },
  PriorityClass: {
    en: 'How important pods are: when a node is full, those with the lower number are stopped first. It belongs to the whole cluster.',
    id: 'Seberapa penting sebuah pod: saat node penuh, yang angkanya lebih kecil dihentikan lebih dulu. Berlaku untuk seluruh klaster.',
  },
  StorageClass: {
    en: 'How the cluster makes volumes, and what becomes of them when their claim goes. It belongs to the whole cluster.',
    id: 'Cara klaster membuat volume, dan nasib volume itu saat klaimnya dihapus. Berlaku untuk seluruh klaster.',
  },
  ConfigMap: {
    en: 'Configuration outside of the image, so that one image runs everywhere. Plain text: never a password.',
    id: 'Konfigurasi di luar image, supaya satu image bisa dipakai di mana saja. Isinya teks biasa: jangan simpan kata sandi.',
  },
  Secret: {
    en: 'Like a ConfigMap, for passwords and keys: with rights of its own, and kept out of git.',
    id: 'Seperti ConfigMap, untuk kata sandi dan kunci: haknya diatur tersendiri, dan tidak masuk git.',
  },
  ExternalSecret: {
    en: 'Says where in a store outside of the cluster the values of a Secret lie; External Secrets Operator makes the Secret from it.',
    id: 'Menyebut letak nilai sebuah Secret di store di luar klaster; External Secrets Operator membuat Secret-nya.',
  },
  SealedSecret: {
    en: 'The values of a Secret, encrypted so that only a controller in the cluster can read them: that may stand in git.',
    id: 'Nilai sebuah Secret, dienkripsi sehingga hanya controller di klaster yang bisa membacanya: ini boleh ada di git.',
  },
  PersistentVolume: {
    en: 'A piece of real storage, here a folder of a node. It outlives pods and belongs to the whole cluster.',
    id: 'Sepotong penyimpanan nyata, di sini folder di sebuah node. Umurnya lebih panjang dari pod, dan ia milik seluruh klaster.',
  },
  PersistentVolumeClaim: {
    en: 'Asks for storage of a size; Kubernetes binds it to a volume. The data lives as long as the claim and its volume do.',
    id: 'Meminta penyimpanan dengan ukuran tertentu; Kubernetes mengikatnya ke sebuah volume. Data ada selama klaim dan volumenya ada.',
  },
  ServiceAccount: {
    en: 'Who a pod is to the Kubernetes API. Each part has its own, so that a right given to one is not given to all.',
    id: 'Identitas pod di hadapan API Kubernetes. Tiap bagian punya sendiri, supaya hak satu bagian tidak menjadi hak semua.',
  },
  Role: {
    en: 'A list of what may be asked of the Kubernetes API in this namespace.',
    id: 'Daftar yang boleh diminta dari API Kubernetes di namespace ini.',
  },
  RoleBinding: {
    en: 'Gives the rights of a Role to a ServiceAccount.',
    id: 'Memberikan hak dari sebuah Role kepada sebuah ServiceAccount.',
  },
  NetworkPolicy: {
    en: 'Who may connect to the pods, and where they may connect to. One denies everything, the others allow what each part needs; policies only ever add up.',
    id: 'Siapa yang boleh terhubung ke pod, dan ke mana pod boleh terhubung. Satu policy menolak semuanya, yang lain mengizinkan yang diperlukan tiap bagian; policy hanya bisa saling menambah.',
  },
  StatefulSet: {
    en: 'Pods with names and storage that stay, started one after the other: for databases.',
    id: 'Pod dengan nama dan penyimpanan yang tetap, dihidupkan satu per satu: untuk basis data.',
  },
  Cluster: {
    en: 'A PostgreSQL that the operator CloudNativePG runs: it makes the pods, Services and claims, and a replica takes over when the first one fails.',
    id: 'PostgreSQL yang dijalankan operator CloudNativePG: ia membuat pod, Service, dan klaimnya, dan sebuah replika mengambil alih bila yang utama gagal.',
  },
  Deployment: {
    en: 'Pods that can be swapped for one another, replaced little by little at each change: for everything that keeps no data itself.',
    id: 'Pod yang boleh saling menggantikan, diganti sedikit demi sedikit pada tiap perubahan: untuk semua yang tidak menyimpan data sendiri.',
  },
  DaemonSet: {
    en: 'One pod on every node, also on those that join later: for what watches the nodes themselves.',
    id: 'Satu pod di setiap node, juga di node yang baru bergabung: untuk yang mengamati node itu sendiri.',
  },
  Job: {
    en: 'A pod that does one thing to its end, tried again if it fails, such as a migration. It cannot be changed, so another run is another Job.',
    id: 'Pod yang mengerjakan satu hal sampai selesai, diulang bila gagal, misalnya migrasi. Job tidak bisa diubah, jadi pengerjaan berikutnya adalah Job lain.',
  },
  CronJob: {
    en: 'Makes a Job by the clock, such as a backup every night.',
    id: 'Membuat Job menurut jam, misalnya cadangan setiap malam.',
  },
  Service: {
    en: 'A name and an address that stay, in front of pods that come and go. ClusterIP is for inside, NodePort and LoadBalancer also for outside; a headless one gives each pod its own name.',
    id: 'Nama dan alamat tetap di depan pod yang datang dan pergi. ClusterIP untuk dari dalam, NodePort dan LoadBalancer juga untuk dari luar; yang headless memberi tiap pod nama sendiri.',
  },
  Ingress: {
    en: 'Leads HTTP from outside to Services by host name and path; an ingress controller such as Traefik does the work.',
    id: 'Meneruskan HTTP dari luar ke Service menurut nama host dan path; pekerjaannya dilakukan ingress controller seperti Traefik.',
  },
  HTTPRoute: {
    en: 'The successor of Ingress, of the Gateway API: leads HTTP from a Gateway to Services by host name and path.',
    id: 'Penerus Ingress, dari Gateway API: meneruskan HTTP dari sebuah Gateway ke Service menurut nama host dan path.',
  },
  HorizontalPodAutoscaler: {
    en: 'Sets the number of pods by what they use, between two limits.',
    id: 'Mengatur jumlah pod menurut pemakaiannya, di antara dua batas.',
  },
  PodDisruptionBudget: {
    en: 'How many pods may be away at once while nodes are emptied for maintenance.',
    id: 'Berapa pod yang boleh tidak ada bersamaan saat node dikosongkan untuk perawatan.',
  },
}
