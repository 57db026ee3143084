{{- define "belajar.app.image" -}}
{{ ternary (printf "%s@%s" .Values.workloads.app.image.repository .Values.workloads.app.image.digest) (printf "%s:%s" .Values.workloads.app.image.repository .Values.workloads.app.image.tag) (not (empty .Values.workloads.app.image.digest)) }}
{{- end }}

{{- define "belajar.app.labels" -}}
app.kubernetes.io/name: belajar
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/component: app
app.kubernetes.io/part-of: belajar
{{- if .Values.workloads.app.image.tag }}
app.kubernetes.io/version: {{ .Values.workloads.app.image.tag | quote }}
{{- end }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- range $key, $value := .Values.workloads.app.labels }}
{{ $key | quote }}: {{ $value | quote }}
{{- end }}
{{- end }}

{{- define "belajar.app.name" -}}
{{- $name := ternary "app-belajar" (printf "%s-app" .Release.Name) (eq .Release.Name "belajar") -}}
{{- if or (gt (len $name) 63) (not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $name)) }}{{ fail (printf "workloads.app: the name \"%s\" must be at most 63 of a-z, 0-9 and \"-\", begin with a letter and not end with \"-\"" $name) }}{{ end -}}
{{- $name -}}
{{- end }}

{{- define "belajar.app.selector" -}}
app.kubernetes.io/name: belajar
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/component: app
{{- end }}

{{- define "belajar.config-map.config" -}}
{{- $name := printf "%s-config" .Release.Name -}}
{{- if or (gt (len $name) 63) (not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $name)) }}{{ fail (printf "configMaps.config: the name \"%s\" must be at most 63 of a-z, 0-9 and \"-\", begin with a letter and not end with \"-\"" $name) }}{{ end -}}
{{- $name -}}
{{- end }}

{{- define "belajar.db.claim" -}}
{{- $name := ternary "postgres-pvc" (printf "%s-db-data" .Release.Name) (eq .Release.Name "belajar") -}}
{{- if or (gt (len $name) 63) (not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $name)) }}{{ fail (printf "workloads.db.claimName: the name \"%s\" must be at most 63 of a-z, 0-9 and \"-\", begin with a letter and not end with \"-\"" $name) }}{{ end -}}
{{- $name -}}
{{- end }}

{{- define "belajar.db.image" -}}
{{ ternary (printf "%s@%s" .Values.workloads.db.image.repository .Values.workloads.db.image.digest) (printf "%s:%s" .Values.workloads.db.image.repository .Values.workloads.db.image.tag) (not (empty .Values.workloads.db.image.digest)) }}
{{- end }}

{{- define "belajar.db.labels" -}}
app.kubernetes.io/name: belajar
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/component: db
app.kubernetes.io/part-of: belajar
{{- if .Values.workloads.db.image.tag }}
app.kubernetes.io/version: {{ .Values.workloads.db.image.tag | quote }}
{{- end }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- range $key, $value := .Values.workloads.db.labels }}
{{ $key | quote }}: {{ $value | quote }}
{{- end }}
{{- end }}

{{- define "belajar.db.name" -}}
{{- $name := ternary "db-belajar" (printf "%s-db" .Release.Name) (eq .Release.Name "belajar") -}}
{{- if or (gt (len $name) 52) (not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $name)) }}{{ fail (printf "workloads.db: the name \"%s\" must be at most 52 of a-z, 0-9 and \"-\", begin with a letter and not end with \"-\"" $name) }}{{ end -}}
{{- $name -}}
{{- end }}

{{- define "belajar.db.selector" -}}
app.kubernetes.io/name: belajar
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/component: db
{{- end }}

{{- define "belajar.db.volume" -}}
{{- $name := ternary "postgres-pv" (printf "%s-db-data" .Release.Name) (eq .Release.Name "belajar") -}}
{{- if or (gt (len $name) 63) (not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $name)) }}{{ fail (printf "workloads.db.volumeName: the name \"%s\" must be at most 63 of a-z, 0-9 and \"-\", begin with a letter and not end with \"-\"" $name) }}{{ end -}}
{{- $name -}}
{{- end }}

{{- define "belajar.default-deny.name" -}}
{{- $name := printf "%s-default-deny" .Release.Name -}}
{{- if or (gt (len $name) 253) (not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $name)) }}{{ fail (printf "name: the name \"%s\" must be at most 253 of a-z, 0-9 and \"-\", begin with a letter and not end with \"-\"" $name) }}{{ end -}}
{{- $name -}}
{{- end }}

{{- define "belajar.labels" -}}
app.kubernetes.io/name: belajar
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/part-of: belajar
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- end }}

{{- define "belajar.limits.name" -}}
{{- $name := printf "%s-limits" .Release.Name -}}
{{- if or (gt (len $name) 63) (not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $name)) }}{{ fail (printf "name: the name \"%s\" must be at most 63 of a-z, 0-9 and \"-\", begin with a letter and not end with \"-\"" $name) }}{{ end -}}
{{- $name -}}
{{- end }}

{{- define "belajar.quota.name" -}}
{{- $name := printf "%s-quota" .Release.Name -}}
{{- if or (gt (len $name) 63) (not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $name)) }}{{ fail (printf "name: the name \"%s\" must be at most 63 of a-z, 0-9 and \"-\", begin with a letter and not end with \"-\"" $name) }}{{ end -}}
{{- $name -}}
{{- end }}

{{- define "belajar.secret-name.secret" -}}
{{- $name := printf "%s-secret" .Release.Name -}}
{{- if or (gt (len $name) 63) (not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $name)) }}{{ fail (printf "secrets.secret: the name \"%s\" must be at most 63 of a-z, 0-9 and \"-\", begin with a letter and not end with \"-\"" $name) }}{{ end -}}
{{- $name -}}
{{- end }}

{{- define "belajar.secret-reference.secret" -}}
{{ ternary .Values.secrets.secret.existingName (include "belajar.secret-name.secret" .) (and (eq .Values.secrets.secret.source "existing") (not (empty .Values.secrets.secret.existingName))) }}
{{- end }}

{{- define "belajar.test-pod.image" -}}
{{ ternary (printf "%s@%s" .Values.test.image.repository .Values.test.image.digest) (printf "%s:%s" .Values.test.image.repository .Values.test.image.tag) (not (empty .Values.test.image.digest)) }}
{{- end }}

{{- define "belajar.test-pod.name" -}}
{{- $name := printf "%s-test" .Release.Name -}}
{{- if or (gt (len $name) 63) (not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $name)) }}{{ fail (printf "name: the name \"%s\" must be at most 63 of a-z, 0-9 and \"-\", begin with a letter and not end with \"-\"" $name) }}{{ end -}}
{{- $name -}}
{{- end }}
