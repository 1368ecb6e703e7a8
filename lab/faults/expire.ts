/**
 * Shell lines that replace FILE.crt by one for the same key and names, signed by the same authority, that ended years
 * ago. The clock is the host's and cannot be moved, so the certificate is.
 */
export function expire(file: string, authority: string): string {
  return `if [ ! -e ${file}.crt.lab ]; then
  work=$(mktemp -d); touch $work/index
  printf '[ca]\\ndefault_ca=lab\\n[lab]\\ndatabase=%s/index\\nnew_certs_dir=%s\\nrand_serial=yes\\ndefault_md=sha256\\npolicy=any\\ncopy_extensions=copyall\\n[any]\\ncommonName=supplied\\norganizationName=optional\\n' $work $work > $work/config
  openssl x509 -x509toreq -copy_extensions copyall -in ${file}.crt -signkey ${file}.key -out $work/request
  openssl ca -batch -notext -preserveDN -config $work/config -in $work/request -cert ${authority}.crt -keyfile ${authority}.key \\
    -startdate 20200101000000Z -enddate 20210101000000Z -out $work/expired 2> $work/log || { cat $work/log >&2; exit 1; }
  cp -p ${file}.crt ${file}.crt.lab
  cat $work/expired ${authority}.crt > ${file}.crt
  rm -r $work
fi`;
}
