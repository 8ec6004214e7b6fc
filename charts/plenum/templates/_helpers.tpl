{{- define "plenum.name" -}}
{{- if contains .Chart.Name .Release.Name }}{{ .Release.Name | trunc 53 | trimSuffix "-" }}{{ else }}{{ printf "%s-%s" .Release.Name .Chart.Name | trunc 53 | trimSuffix "-" }}{{ end }}-operator
{{- end }}

{{- define "plenum.selector" -}}
app.kubernetes.io/name: plenum-operator
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "plenum.labels" -}}
{{ include "plenum.selector" . }}
app.kubernetes.io/part-of: plenum
app.kubernetes.io/managed-by: {{ .Release.Service }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{/* Give it (list image default-tag): a digest wins over a tag. */}}
{{- define "plenum.image" -}}
{{- $image := index . 0 -}}
{{- if $image.digest }}{{ $image.repository }}@{{ $image.digest }}{{ else }}{{ $image.repository }}:{{ $image.tag | default (index . 1) }}{{ end }}
{{- end }}

{{/* What the operator may do in the namespaces whose resources it runs. */}}
{{- define "plenum.rules" -}}
- apiGroups: [plenum.dev]
  resources: [elections, examsessions]
  verbs: [get, list, watch]
- apiGroups: [plenum.dev]
  resources: [elections/status, examsessions/status]
  verbs: [get, patch, update]
- apiGroups: [plenum.dev] # owner references that block deletion need this where that is enforced
  resources: [elections/finalizers, examsessions/finalizers]
  verbs: [update]
- apiGroups: [apps]
  resources: [statefulsets]
  verbs: [get, list, watch, create, patch]
- apiGroups: [""]
  resources: [services, configmaps, serviceaccounts]
  verbs: [get, list, watch, create, patch]
- apiGroups: [policy]
  resources: [poddisruptionbudgets]
  verbs: [get, list, watch, create, patch]
- apiGroups: [networking.k8s.io]
  resources: [networkpolicies]
  verbs: [get, list, watch, create, patch]
- apiGroups: [""] # never listed: looked up by name, made once, and only nodes' certificates ever renewed
  resources: [secrets]
  verbs: [get, create, update]
- apiGroups: [""] # replacing a node is deleting its pod
  resources: [pods]
  verbs: [get, list, delete]
- apiGroups: [""]
  resources: [events]
  verbs: [create]
{{- end }}
