#!/bin/sh
# Prepares this host for its Kubernetes distribution, or says what is missing.
# Written by mcmgen from a cluster's spec; docs/host-preparation.md says what each part is for.

set -u
umask 022
LC_ALL=C
export LC_ALL
PATH=$PATH:/usr/sbin:/sbin

distribution='rke2'
modules_path='/etc/modules-load.d/40-rke2.conf'
sysctl_path='/etc/sysctl.d/99-zz-rke2.conf'
network_manager_path='/etc/NetworkManager/conf.d/rke2-canal.conf'
selinux='yes'
selinux_packages='rke2-selinux container-selinux'
firewalld='keep'
cni='canal'
ipv6='no'
etcd_user='yes'

# For tests only: a folder that stands for / in every file this script reads or writes.
root=${MCMGEN_ROOT:-}

role=server
check_only=no
something_missing=no
files_written=no

usage() {
    cat <<'MCMGEN_END'
Usage: prepare-host.sh [--check] [--role server|agent]

Prepares this host for the cluster: kernel modules, kernel parameters, NetworkManager, services, and on
RKE2 servers the etcd user. Running it again changes nothing. It never installs a package; it says which
are missing.

  --check   change nothing; print a line for each thing that is missing
  --role    what the host will be: server (the default; etcd or control plane) or agent (worker only)
  --help    this text

Exit code: 0 everything is there, 1 something is missing, 2 wrong usage or not root.
MCMGEN_END
}

modules_file() {
    cat <<'MCMGEN_END'
# Kernel modules for RKE2. One name on a line; systemd knows no comments behind them.
br_netfilter
overlay
nf_conntrack
ip_vs
ip_vs_rr
ip_vs_wrr
ip_vs_sh
ip_vs_lc
MCMGEN_END
}

sysctl_file() {
    cat <<'MCMGEN_END'
# Kernel parameters for RKE2. The file's name sorts behind those of hardened images, so that this is what counts.
vm.panic_on_oom=0
vm.overcommit_memory=1
kernel.panic=10
kernel.panic_on_oops=1
net.ipv4.ip_forward=1
net.ipv4.conf.all.forwarding=1
MCMGEN_END
}

network_manager_file() {
    cat <<'MCMGEN_END'
# NetworkManager leaves the interfaces of the cluster's network alone.
[keyfile]
unmanaged-devices=interface-name:flannel*;interface-name:cali*;interface-name:tunl*;interface-name:vxlan.calico;interface-name:vxlan-v6.calico;interface-name:wireguard.cali;interface-name:wg-v6.cali;interface-name:kube-ipvs0;interface-name:nodelocaldns
MCMGEN_END
}

die() {
    printf 'prepare-host.sh: %s\n' "$1" >&2
    exit 2
}

missing() {
    printf 'missing: %s\n' "$1"
    something_missing=yes
}

note() {
    printf 'note: %s\n' "$1"
}

changed() {
    printf 'changed: %s\n' "$1"
}

# --- What this host is ---------------------------------------------------------------------------

os_release() {
    for file in "$root/etc/os-release" "$root/usr/lib/os-release"; do
        if [ -r "$file" ]; then
            sed -n "s/^$1=//p" "$file" | tr -d "\"'" | head -n 1
            return
        fi
    done
}

# Sets family to rhel, debian or suse; to slemicro or unknown, where this script only checks.
detect_system() {
    kernel=$(uname -r)
    os_id=$(os_release ID)
    os_version=$(os_release VERSION_ID)
    case $os_id in
    rhel | rocky | almalinux)
        case $os_version in
        8 | 8.* | 9 | 9.* | 10 | 10.*) family=rhel ;;
        *) family=unknown ;;
        esac
        ;;
    ubuntu | debian | sles)
        case $os_id-$os_version in
        ubuntu-20.04* | ubuntu-22.04* | ubuntu-24.04* | debian-12*) family=debian ;;
        sles-15*) family=suse ;;
        *) family=unknown ;;
        esac
        ;;
    sle-micro | sl-micro) family=slemicro ;;
    *) family=unknown ;;
    esac

    units_off=
    case $family in
    rhel | unknown) units_off='nm-cloud-setup.timer nm-cloud-setup.service' ;;
    esac
    if [ "$firewalld" = disable ]; then
        units_off="$units_off firewalld.service"
    fi
}

# True where the running kernel still has nf_conntrack_ipv4 and nf_conntrack_ipv6 as modules of their own.
# Kernel 4.19 merged them into nf_conntrack; RHEL 8.3 took the merge into its 4.18.0-240.
conntrack_is_split() {
    major=${kernel%%.*}
    minor=${kernel#*.}
    minor=${minor%%[!0-9]*}
    case $major:$minor in
    *[!0-9:]* | :* | *:) return 1 ;;
    esac
    if [ "$major" -ne 4 ]; then
        [ "$major" -lt 4 ]
        return
    fi
    if [ "$minor" -ne 18 ]; then
        [ "$minor" -lt 18 ]
        return
    fi
    case $kernel in
    4.18.0-*.el8*)
        build=${kernel#4.18.0-}
        build=${build%%[!0-9]*}
        [ "${build:-0}" -lt 240 ]
        ;;
    *) return 0 ;;
    esac
}

# The modules file with the conntrack module that the running kernel has.
modules_file_of_this_kernel() {
    if ! conntrack_is_split; then
        modules_file | sed -e 's/^nf_conntrack_ipv4$/nf_conntrack/' -e '/^nf_conntrack_ipv6$/d'
    elif [ "$ipv6" = yes ]; then
        modules_file | sed -e '/^nf_conntrack_ipv6$/d' -e 's/^nf_conntrack$/nf_conntrack_ipv4/' |
            sed -e '/^nf_conntrack_ipv4$/a\
nf_conntrack_ipv6'
    else
        modules_file | sed -e 's/^nf_conntrack$/nf_conntrack_ipv4/'
    fi
}

# The settings in a file: without comments and blank lines.
lines() {
    sed -e '/^#/d' -e '/^$/d'
}

has_network_manager() {
    [ -d "$root/etc/NetworkManager" ]
}

needs_etcd_user() {
    [ "$etcd_user" = yes ] && [ "$role" = server ]
}

# --- Questions -----------------------------------------------------------------------------------

file_is() {
    [ -r "$root$1" ] && [ "$(cat "$root$1")" = "$2" ]
}

module_is_loaded() {
    grep -q "^$1 " "$root/proc/modules" 2>/dev/null ||
        [ -d "$root/sys/module/$1" ] ||
        grep -q "/$1\\.ko" "$root/lib/modules/$kernel/modules.builtin" 2>/dev/null
}

module_exists() {
    modprobe -n -q "$1" >/dev/null 2>&1
}

sysctl_value() {
    cat "$root/proc/sys/$(printf '%s' "$1" | tr . /)" 2>/dev/null
}

sysctl_is() {
    [ "$(sysctl_value "${1%%=*}")" = "${1#*=}" ]
}

unit_is_on() {
    systemctl is-enabled --quiet "$1" 2>/dev/null || systemctl is-active --quiet "$1" 2>/dev/null
}

# In the file itself: RKE2 does not ask SSSD or other name services.
is_listed() {
    grep -q "^$1:" "$root$2" 2>/dev/null
}

# The options of the mount that holds a folder.
mount_options() {
    awk -v folder="$1" '
        { point = ($2 == "/") ? "/" : $2 "/" }
        index(folder "/", point) == 1 && length(point) >= longest { longest = length(point); options = $4 }
        END { print options }' "$root/proc/mounts" 2>/dev/null
}

# --- Check ---------------------------------------------------------------------------------------

check_file() {
    if [ ! -e "$root$1" ]; then
        missing "the file $1"
    elif ! file_is "$1" "$2"; then
        missing "the settings of this cluster in $1, whose content differs"
    fi
}

package_hint() {
    case $family:$os_id in
    rhel:*) printf ' (look for it in the package kernel-modules-extra-%s)' "$kernel" ;;
    *:ubuntu) printf ' (look for it in the package linux-modules-extra-%s)' "$kernel" ;;
    esac
}

check_modules() {
    if ! command -v modprobe >/dev/null; then
        missing 'the program modprobe, which loads kernel modules'
    fi
    for module in $(modules_file_of_this_kernel | lines); do
        if module_is_loaded "$module"; then
            continue
        elif module_exists "$module"; then
            missing "the kernel module $module, which is not loaded"
        else
            missing "the kernel module $module, which kernel $kernel does not have$(package_hint)"
        fi
    done
}

check_sysctls() {
    for setting in $(sysctl_file | lines); do
        if sysctl_is "$setting"; then
            continue
        fi
        key=${setting%%=*}
        value=$(sysctl_value "$key")
        where=
        if grep -q "^[[:space:]]*${key}[[:space:]]*=" "$root/etc/sysctl.conf" 2>/dev/null; then
            where=', and /etc/sysctl.conf sets it too'
        fi
        missing "the kernel parameter $setting (it is ${value:-not there}$where)"
    done
}

check_units() {
    for unit in $units_off; do
        if unit_is_on "$unit"; then
            missing "$unit turned off (it is enabled or running)"
        fi
    done
    if [ "$firewalld" = keep ] && [ "$cni" = canal ] && unit_is_on firewalld.service; then
        note "firewalld is on and conflicts with Canal; the spec keeps it (nodeImage.firewalld)"
    fi
}

check_etcd_user() {
    needs_etcd_user || return 0
    is_listed etcd /etc/group || missing 'the group etcd in /etc/group'
    is_listed etcd /etc/passwd || missing 'the user etcd in /etc/passwd'
}

check_selinux() {
    if [ "$selinux" = no ]; then
        if [ "$(cat "$root/sys/fs/selinux/enforce" 2>/dev/null)" = 1 ]; then
            note "SELinux enforces on this host, but the cluster does not have selinux: true"
        fi
        return
    fi
    if [ "$family" = debian ]; then
        note "the cluster has selinux: true, and there is no SELinux policy package of $distribution for $os_id"
        return
    fi
    for package in $selinux_packages; do
        rpm -q "$package" >/dev/null 2>&1 || missing "the package $package (install it in the machine template)"
    done
}

check_mounts() {
    for folder in /var/lib/rancher /var/lib/kubelet /opt/cni; do
        case ,$(mount_options "$folder"), in
        *,noexec,*) missing "exec on the file system of $folder, which is mounted noexec; programs are run from there" ;;
        esac
    done
}

check_fapolicyd() {
    rules=/etc/fapolicyd/rules.d/80-$distribution.rules
    if [ "$distribution" = rke2 ] && [ ! -e "$root$rules" ] && unit_is_on fapolicyd.service; then
        note "fapolicyd is on and $rules is not there; RKE2's install.sh writes it"
    fi
}

check() {
    check_file "$modules_path" "$(modules_file_of_this_kernel)"
    check_file "$sysctl_path" "$(sysctl_file)"
    if has_network_manager; then
        check_file "$network_manager_path" "$(network_manager_file)"
    fi
    check_units
    check_modules
    check_sysctls
    check_etcd_user
    check_selinux
    check_mounts
    check_fapolicyd
}

# --- Change --------------------------------------------------------------------------------------

# Written whole or not at all: to a name that no reader of the folder takes, then renamed.
write_file() {
    if file_is "$1" "$2"; then
        return 1
    fi
    temporary=$root$1.mcmgen.$$
    if mkdir -p "$(dirname "$temporary")" && printf '%s\n' "$2" >"$temporary" &&
        chmod 0644 "$temporary" && mv -f "$temporary" "$root$1"; then
        changed "wrote $1"
        return 0
    fi
    rm -f "$temporary"
    return 1
}

write_files() {
    write_file "$modules_path" "$(modules_file_of_this_kernel)"
    write_file "$sysctl_path" "$(sysctl_file)" && files_written=yes
    if has_network_manager && write_file "$network_manager_path" "$(network_manager_file)"; then
        if systemctl is-active --quiet NetworkManager && systemctl reload NetworkManager; then
            changed 'reloaded NetworkManager'
        fi
    fi
}

turn_units_off() {
    for unit in $units_off; do
        if unit_is_on "$unit" && systemctl disable --now "$unit"; then
            changed "turned $unit off"
        fi
    done
}

load_modules() {
    wanted=
    for module in $(modules_file_of_this_kernel | lines); do
        module_is_loaded "$module" || wanted="$wanted $module"
    done
    [ -n "$wanted" ] || return 0
    # One word for each module.
    # shellcheck disable=SC2086
    if modprobe -a $wanted; then
        changed "loaded$wanted"
    fi
}

# sysctl --system reads /etc/sysctl.conf last, whatever the names of the other files: so ours once more.
set_sysctls() {
    wrong=$files_written
    for setting in $(sysctl_file | lines); do
        sysctl_is "$setting" || wrong=yes
    done
    [ "$wrong" = yes ] || return 0
    sysctl --system >/dev/null
    if sysctl -q -p "$root$sysctl_path"; then
        changed 'set the kernel parameters'
    fi
}

add_etcd_user() {
    needs_etcd_user || return 0
    if ! is_listed etcd /etc/group && groupadd -r etcd; then
        changed 'added the group etcd'
    fi
    if ! is_listed etcd /etc/passwd && useradd -r -c 'etcd user' -s /sbin/nologin -M -g etcd etcd; then
        changed 'added the user etcd'
    fi
}

change() {
    write_files
    turn_units_off
    load_modules
    set_sysctls
    add_etcd_user
}

# --- Main ----------------------------------------------------------------------------------------

while [ $# -gt 0 ]; do
    case $1 in
    --check) check_only=yes ;;
    --role)
        [ $# -gt 1 ] || die '--role needs server or agent.'
        role=$2
        shift
        ;;
    --role=*) role=${1#--role=} ;;
    -h | --help)
        usage
        exit 0
        ;;
    *) die "unknown argument $1; --help shows the usage." ;;
    esac
    shift
done

case $role in
server | agent) ;;
*) die "--role is server or agent, not $role." ;;
esac

if [ "$(id -u)" -ne 0 ]; then
    die 'run this as root; nothing was changed.'
fi

detect_system

if [ "$check_only" = no ]; then
    case $family in
    slemicro)
        note "this is SLE Micro: nothing is changed here; make the changes with transactional-update, then reboot"
        ;;
    unknown)
        note "nothing is known of ${os_id:-this system} ${os_version}: nothing is changed here, only checked"
        ;;
    *) change ;;
    esac
fi

check

if [ "$something_missing" = yes ]; then
    exit 1
fi
printf 'ready: this host has everything that a %s %s needs\n' "$distribution" "$role"
