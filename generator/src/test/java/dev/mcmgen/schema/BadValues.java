package dev.mcmgen.schema;

/** Wrong values: schema, place, value as YAML, and the keyword that refuses it there. */
final class BadValues {

    static final String TABLE = """
            rancher-cluster | /apiVersion | management.cattle.io/v3 | const
            rancher-cluster | /metadata/name | Prod | pattern
            rancher-cluster | /metadata/name | p | minLength
            rancher-cluster | /metadata/name | prod.01 | pattern
            rancher-cluster | /metadata/labels/team | a b | pattern
            rancher-cluster | /metadata/annotations/field.cattle.io~1description | 5 | type
            rancher-cluster | /metadata/nmae | prod | additionalProperties
            rancher-cluster | /spec/kubernetesVersion | 1.26 | type
            rancher-cluster | /spec/kubernetesVersion | v1.26.10 | pattern
            rancher-cluster | /spec/controlPlaneConfig | {} | additionalProperties
            rancher-cluster | /spec/enableNetworkPolicy | "false" | type
            rancher-cluster | /spec/agentEnvVars/0/name | a b | pattern
            rancher-cluster | /spec/rkeConfig/machineGlobalConfig/etcd-snapshot-retention | 5 | type
            rancher-cluster | /spec/rkeConfig/machineGlobalConfig/cni | null | type
            rancher-cluster | /spec/rkeConfig/machineGlobalConfig/kubelet-arg | {max-pods: "200"} | type
            rancher-cluster | /spec/rkeConfig/machineGlobalConfig/kubelet-arg/0 | 5 | type
            rancher-cluster | /spec/rkeConfig/machineSelectorConfig/0/config/etcd-snapshot-retention | 5 | type
            rancher-cluster | /spec/rkeConfig/machineSelectorConfig/0/selector | {} | additionalProperties
            rancher-cluster | /spec/rkeConfig/machineSelectorConfig/1/machineLabelSelector/matchLabels/rke.cattle.io~1worker-role | true | type
            rancher-cluster | /spec/rkeConfig/machineSelectorConfig/1/machineLabelSelector/matchExpressions/0/operator | Is | enum
            rancher-cluster | /spec/rkeConfig/machineSelectorFiles/0/fileSources/0/configMap/defaultPermissions | 384 | type
            rancher-cluster | /spec/rkeConfig/machineSelectorFiles/0/fileSources/0/configMap/items/0/permissions | "0x180" | pattern
            rancher-cluster | /spec/rkeConfig/chartValues/rke2-calico | "{}" | type
            rancher-cluster | /spec/rkeConfig/additionalManifest | {kind: Namespace} | type
            rancher-cluster | /spec/rkeConfig/etcd/snapshotRetention | "5" | type
            rancher-cluster | /spec/rkeConfig/etcd/s3/retention | -1 | minimum
            rancher-cluster | /spec/rkeConfig/registries/mirrors/docker.io/endpoint | https://mirror.example.org | type
            rancher-cluster | /spec/rkeConfig/registries/configs/mirror.example.org/password | secret | additionalProperties
            rancher-cluster | /spec/rkeConfig/networking/stackPreference | IPv4 | enum
            rancher-cluster | /spec/rkeConfig/dataDirectories/k8sDistro | /data/rke2/ | pattern
            rancher-cluster | /spec/rkeConfig/dataDirectories/k8sDistro | data | pattern
            rancher-cluster | /spec/rkeConfig/machinePools/0/name | P_bad name | pattern
            rancher-cluster | /spec/rkeConfig/machinePools/0/quantity | "3" | type
            rancher-cluster | /spec/rkeConfig/machinePools/0/quantity | -1 | minimum
            rancher-cluster | /spec/rkeConfig/machinePools/0/machineOS | Linux | enum
            rancher-cluster | /spec/rkeConfig/machinePools/0/unhealthyNodeTimeout | 5 minutes | pattern
            rancher-cluster | /spec/rkeConfig/machinePools/0/hostnameLengthLimit | 64 | maximum
            rancher-cluster | /spec/rkeConfig/machinePools/0/hostnamePrefix | a | additionalProperties
            rancher-cluster | /spec/rkeConfig/machinePools/0/machineConfigRef/name | "" | minLength
            rancher-cluster | /spec/rkeConfig/machinePools/1/taints/0/effect | noschedule | enum
            rancher-cluster | /spec/rkeConfig/machinePools/1/rollingUpdate/maxSurge | one | pattern
            rancher-cluster | /spec/rkeConfig/upgradeStrategy/workerConcurrency | 1 | type
            rancher-cluster | /spec/rkeConfig/upgradeStrategy/workerConcurrency | 101% | pattern
            rancher-cluster | /spec/rkeConfig/upgradeStrategy/workerDrainOptions/gracePeriod | "-1" | type
            rancher-cluster | /spec/rkeConfig/upgradeStrategy/drain | true | additionalProperties
            vmwarevsphereconfig | /cpuCount | 4 | type
            vmwarevsphereconfig | /memorySize | 16Gi | pattern
            vmwarevsphereconfig | /cpucount | "4" | additionalProperties
            vmwarevsphereconfig | /network | /DC1/network/k8s-prod | type
            vmwarevsphereconfig | /creationType | clone | enum
            vmwarevsphereconfig | /cloudConfig | "runcmd: []" | pattern
            vmwarevsphereconfig | /cfgparam/0 | disk.enableUUID | pattern
            vmwarevsphereconfig | /customAttribute/0 | owner=platform | pattern
            vmwarevsphereconfig | /spec | {} | additionalProperties
            machine-config | /rootSize | 64 | type
            machine-config | /securityGroup/0 | 1 | type
            machine-config | /spec | {region: eu} | type
            machine-config | /kind | Amazonec2 | pattern
            machine-files | /kind | Pod | enum
            machine-files | /metadata/annotations/rke.cattle.io~1object-authorized-for-clusters | prod01, prod02 | pattern
            machine-files | /stringData/site | {a: b} | type
            helm-chart-config | /metadata/namespace | default | const
            helm-chart-config | /spec/valuesContent | {nodelocal: {enabled: true}} | type
            helm-chart-config | /spec/value | {} | additionalProperties
            kubernetes-object | /metadata/name | "" | minLength
            kubernetes-object | /metadata/labels/k8s-app | 1 | type
            rke2-config | /kube-proxy-args | [] | additionalProperties
            rke2-config | /flannel-backend | none | additionalProperties
            rke2-config | /profile | cis-1.7 | enum
            rke2-config | /selinux | "yes" | pattern
            rke2-config | /write-kubeconfig-mode | 384 | type
            rke2-config | /cni/1 | weave | enum
            rke2-config | /server | rke2.example.org:9345 | pattern
            rke2-config | /etcd-snapshot-retention | "010" | pattern
            rke2-config | /etcd-s3-timeout | 5 | type
            rke2-config | /etcd-s3-timeout | "5" | pattern
            rke2-config | /kube-proxy-arg | {proxy-mode: ipvs} | type
            rke2-config | /kube-proxy-arg/0 | {proxy-mode: ipvs} | type
            rke2-config | /kube-proxy-arg/0 | "proxy mode" | pattern
            rke2-config | /kube-proxy-extra-mount/0 | /lib/modules | pattern
            rke2-config | /kube-apiserver-extra-env/0 | HTTPS_PROXY | pattern
            rke2-config | /node-label+ | {a: b} | type
            rke2-config | /profile+ | cis | additionalProperties
            rke2-config | /token | null | type
            rke2-config | /t | secret | additionalProperties
            k3s-config | /profile | cis | additionalProperties
            k3s-config | /flannel-backend | geneve | enum
            k3s-config | /https-listen-port | https | pattern
            k3s-config | /disable/0 | true | type
            registries | /mirrors/docker.io/endpoints | [] | additionalProperties
            registries | /configs/mirror.example.org:5000/auth/password | 12345 | type
            registries | /configs/mirror.example.org:5000/tls/insecureSkipVerify | true | additionalProperties
            audit-policy | /rules/2/level | metadata | enum
            audit-policy | /rules | [] | minItems
            audit-policy | /omitStages/0 | Received | enum
            audit-policy | /rules/1/nonResourceURLs/0 | healthz | pattern
            pod-security-admission | /plugins/0/configuration/defaults/enforce | strict | enum
            pod-security-admission | /plugins/0/configuration/defaults/warn-version | 1.26 | type
            pod-security-admission | /plugins/0/configuration/default | {} | additionalProperties
            diff | /apiVersion | mcmgen/diff/v2 | const
            diff | /clusters/0/presence | gone | enum
            diff | /clusters/0/summary/kept | -1 | minimum
            diff | /clusters/0/changes/0/path | cpuCount | pattern
            diff | /clusters/0/changes/0/change | moved | enum
            diff | /clusters/0/changes/0/effects/0/effect | reboot | enum
            diff | /clusters/0/changes/0/effects/0/basis | guessed | enum
            diff | /clusters/0/pools/0/tiers/0 | first | enum
            diff | /clusters/0/pools/0/roles/0 | server | enum
            effective | /apiVersion | mcmgen/effective/v2 | const
            effective | /clusters/0/kind | k3s | enum
            effective | /clusters/0/groups/0/roles/0 | server | enum
            effective | /clusters/0/groups/0/entries/1/fate | used | enum
            effective | /clusters/0/groups/0/entries/1/reason | role | type
            effective | /clusters/0/groups/0/entries/1/origin | null | type
            effective | /clusters/0/groups/0/entries/3/origin | {file: x.yaml, line: 1, column: 1} | type
            effective | /clusters/0/groups/0/entries/0/origin/line | 0 | minimum
            cluster-status | /apiVersion | mcmgen/status/v2 | const
            cluster-status | /clusters/0/nodes | vsphere | enum
            cluster-status | /clusters/0/ready | "no" | type
            cluster-status | /clusters/0/health | fine | enum
            cluster-status | /clusters/0/since | yesterday | pattern
            cluster-status | /clusters/0/conditions/0/status | "true" | enum
            cluster-status | /clusters/0/pools/0/roles/0 | server | enum
            cluster-status | /clusters/0/pools/0/replicas | "1" | type
            cluster-status | /clusters/0/pools/0/machines/0/node | 5 | type
            cluster-status | /clusters/0/registration/commands/0/os | macos | enum
            progress-event | /event | Changed it | pattern
            progress-event | /kind | node | enum
            progress-event | /time | now | pattern
            progress-event | /gone | null | type
            findings | /findings/0/rule | KeyDropped | pattern
            findings | /findings/0/severity | fatal | enum
            findings | /findings/0/column | 0 | minimum
            findings | /findings/1/waived/expires | soon | pattern
            findings | /summary/errors | "1" | type
            """;

    private BadValues() {}
}
