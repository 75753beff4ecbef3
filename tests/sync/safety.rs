//! Credentials, addresses and certificates: what is not safe is not used.

use cardcode::xapi::address;
use std::io::ErrorKind;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use cardcode::lrs::credentials::{CredentialsError, Secret};
use cardcode::training::call::scenario::ScenarioId;
use tempfile::tempdir;

use crate::common::program::{err, out};
use crate::seat::Seat;
use crate::store::{PASSWORD, USER, chmod, pack, program, python, script};

#[test]
fn nothing_is_sent_to_an_address_that_is_not_safe() {
    for (given, what) in [
        ("", address::AddressError::Form),
        ("lrs.example.com/xapi", address::AddressError::Form),
        ("ftp://lrs.example.com/xapi", address::AddressError::Form),
        ("https://", address::AddressError::Form),
        (
            "https://lrs.example.com/xapi?a=b",
            address::AddressError::Form,
        ),
        (
            "https://lrs.example.com/xapi#a",
            address::AddressError::Form,
        ),
        (
            "https://lrs.example.com/4111111111111111",
            address::AddressError::Form,
        ),
        (
            "https://user:word@lrs.example.com/xapi",
            address::AddressError::Secret,
        ),
        ("http://lrs.example.com/xapi", address::AddressError::Open),
        (
            "http://127.0.0.1.example.com/xapi",
            address::AddressError::Open,
        ),
        ("http://10.0.0.1/xapi", address::AddressError::Open),
        ("http://127.0.0.1:99999/xapi", address::AddressError::Form),
        ("http://127.0.0.1:65536", address::AddressError::Form),
        (
            "https://lrs.example.com:84433/xapi",
            address::AddressError::Form,
        ),
        ("https://lrs.example.com:/xapi", address::AddressError::Form),
        (
            "https://lrs.example.com:0/xapi",
            address::AddressError::Form,
        ),
        ("http://[::1]:80443/xapi", address::AddressError::Form),
        (
            "http://localhost.example.com/xapi",
            address::AddressError::Open,
        ),
    ] {
        assert_eq!(address::endpoint(given), Err(what), "{given}");
    }
    for (given, is) in [
        (
            "https://LRS.example.com/xAPI/",
            "https://lrs.example.com/xAPI",
        ),
        (
            "https://lrs.example.com/xapi/statements",
            "https://lrs.example.com/xapi",
        ),
        ("http://localhost:8100/xAPI", "http://localhost:8100/xAPI"),
        ("http://[::1]:8100/xAPI", "http://[::1]:8100/xAPI"),
        ("http://127.9.9.9", "http://127.9.9.9"),
        ("http://127.0.0.1:65535", "http://127.0.0.1:65535"),
    ] {
        assert_eq!(address::endpoint(given).as_deref(), Ok(is));
    }
}

/// What is wrong with the credentials of this environment.
fn with(user: &str, password: &str, file: &str) -> Option<CredentialsError> {
    let value = |name: &str| match name {
        "CARDCODE_LRS_USER" => Some(user.to_owned()),
        "CARDCODE_LRS_PASSWORD" => Some(password.to_owned()),
        "CARDCODE_LRS_FILE" => Some(file.to_owned()),
        _ => None,
    };
    Secret::find(None, value).err()
}

#[test]
fn nothing_is_sent_with_credentials_of_the_environment_that_are_not_whole() {
    assert_eq!(with("", "", ""), Some(CredentialsError::Nowhere));
    assert_eq!(
        with("a", "", ""),
        Some(CredentialsError::Half("CARDCODE_LRS_PASSWORD"))
    );
    assert_eq!(
        with("", "b", ""),
        Some(CredentialsError::Half("CARDCODE_LRS_USER"))
    );
    assert_eq!(with("a:b", "c", ""), Some(CredentialsError::Form(None)));
    assert_eq!(
        with("a", "c\r\nHost: d", ""),
        Some(CredentialsError::Form(None))
    );
    assert_eq!(with("a", "b", ""), None);
}

#[test]
fn nothing_is_sent_with_credentials_of_a_file_that_is_not_good_or_that_others_may_open() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("lrs.toml");
    let name = file.to_str().unwrap();
    assert!(matches!(
        with("", "", name),
        Some(CredentialsError::Unread(..))
    ));
    for (text, is_fine) in [
        ("user = \"a\"\npassword = \"b\"\n", true),
        ("user = \"a\"\n", false),
        ("user = \"a\"\npassword = \"b\"\nurl = \"c\"\n", false),
        ("a b", false),
    ] {
        std::fs::write(&file, text).unwrap();
        chmod(name, 0o600);
        assert_eq!(with("", "", name).is_none(), is_fine, "{text}");
        for mode in [0o640, 0o604, 0o620, 0o660] {
            chmod(name, mode);
            assert_eq!(
                with("", "", name),
                Some(CredentialsError::Open(file.clone()))
            );
        }
    }
}

#[test]
fn the_command_says_what_is_not_safe_in_one_line_and_never_with_the_password() {
    for (args, environment, told) in [
        (&["sync"][..], &[][..], "--lrs https://"),
        (&["sync", "--lrs"], &[], "--lrs needs a value"),
        (
            &["sync", "--lrs", "http://lrs.example.com"],
            &[],
            "plain http",
        ),
        (
            &["sync", "--lrs", "https://a:word@lrs.example.com"],
            &[],
            "no password in the address",
        ),
        (
            &["sync", "--lrs", "https://lrs.example.com"],
            &[],
            "CARDCODE_LRS_PASSWORD",
        ),
        (
            &[
                "sync",
                "--lrs",
                "https://lrs.example.com",
                "--as",
                "4111 1111",
            ],
            &[],
            "alias",
        ),
        (&["sync", "--password", "word"], &[], "cardcode sync --help"),
        (
            &["sync", "--lrs", "https://lrs.example.com"],
            &[("CARDCODE_LRS_HOME", "mailto:word@example.com")],
            "CARDCODE_LRS_HOME",
        ),
    ] {
        for lang in ["en", "ja"] {
            let output = program(&[args, &["--lang", lang]].concat(), environment);
            assert_eq!(output.status.code(), Some(2), "{args:?} {}", err(&output));
            assert_eq!(err(&output).lines().count(), 1, "{}", err(&output));
            assert!(!err(&output).contains("word@") && out(&output).is_empty());
            if lang == "en" {
                assert!(err(&output).contains(told), "{}", err(&output));
            }
        }
    }
}

/// A pipe that nobody writes into would be waited for; a folder and a device hold no lines either.
#[test]
fn credentials_are_read_from_a_plain_file_alone() {
    let folder = tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    let pipe = pipe.to_str().unwrap();
    assert!(Command::new("mkfifo").arg(pipe).status().unwrap().success());
    chmod(pipe, 0o600);
    let (special, of_folder) = (ErrorKind::InvalidInput, ErrorKind::IsADirectory);
    let own = folder.path().to_str().unwrap();
    for (file, kind, told) in [
        (pipe, special, "no ordinary file"),
        (own, of_folder, "a folder"),
        ("/dev/null", special, "no ordinary file"),
    ] {
        assert_eq!(
            with("", "", file),
            Some(CredentialsError::Unread(file.into(), kind))
        );
        let lrs = "https://lrs.example.com";
        let output = program(&["sync", "--lrs", lrs, "--credentials", file], &[]);
        assert_eq!(output.status.code(), Some(2));
        assert!(err(&output).contains(told), "{}", err(&output));
    }
}

/// A certificate for localhost by an authority that nobody knows, made by openssl.
struct Certificate {
    /// The authority's own certificate.
    authority: String,
    leaf: String,
    key: String,
}

impl Certificate {
    fn new(folder: &Path) -> Certificate {
        let at = |name: &str| folder.join(name).to_str().unwrap().to_owned();
        let [authority, leaf, key] = ["ca.pem", "leaf.pem", "leaf.key"].map(at);
        let [authority_key, asked, names] = ["ca.key", "leaf.csr", "names"].map(at);
        let extensions = "subjectAltName=DNS:localhost\nbasicConstraints=CA:FALSE\n";
        std::fs::write(&names, extensions).unwrap();
        let openssl = |line: &str, files: &[(&str, &str)]| {
            let files = files.iter().flat_map(|(option, file)| [*option, *file]);
            let args: Vec<&str> = line.split(' ').chain(files).collect();
            let output = Command::new("openssl").args(args).output().unwrap();
            assert!(output.status.success(), "{}", err(&output));
        };
        let new_key = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes";
        openssl(
            &format!("req -x509 -days 2 -subj /CN=Test {new_key}"),
            &[("-keyout", &authority_key), ("-out", &authority)],
        );
        openssl(
            &format!("req -subj /CN=localhost {new_key}"),
            &[("-keyout", &key), ("-out", &asked)],
        );
        openssl(
            "x509 -req -days 2",
            &[
                ("-in", &asked),
                ("-CA", &authority),
                ("-CAkey", &authority_key),
                ("-extfile", &names),
                ("-out", &leaf),
            ],
        );
        Certificate {
            authority,
            leaf,
            key,
        }
    }
}

#[test]
fn a_certificate_that_nobody_vouches_for_is_not_trusted() {
    let Some(python) = python() else { return };
    let folder = tempdir().unwrap();
    let Certificate {
        authority,
        leaf,
        key,
    } = Certificate::new(folder.path());
    let mut server = Command::new(python)
        .args([script("tls.py").to_str().unwrap(), &leaf, &key])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(server.stdout.take().unwrap()).lines();
    let port = lines.next().unwrap().unwrap();
    let mut seat = Seat::new(pack(), folder.path(), "Haruka");
    seat.call(ScenarioId::Made("teapot".to_owned()));
    let db = seat.file.to_str().unwrap();
    let to = |host: &str, trusted: &[(&str, &str)]| {
        let url = format!("https://{host}:{port}/xapi");
        let mut environment = vec![
            ("CARDCODE_LRS_USER", USER),
            ("CARDCODE_LRS_PASSWORD", PASSWORD),
            ("CARDCODE_DB", db),
            ("PATH", "/usr/bin"),
        ];
        environment.extend(trusted);
        program(&["sync", "--lrs", &url], &environment)
    };
    let output = to("localhost", &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        err(&output).contains("certificate is not trusted"),
        "{}",
        err(&output)
    );
    // Nor one for another name.
    let trusted = [("SSL_CERT_FILE", &*authority)];
    let output = to("127.0.0.1", &trusted);
    assert!(
        err(&output).contains("certificate is not trusted"),
        "{}",
        err(&output)
    );
    let output = to("localhost", &trusted);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(out(&output).starts_with("Sent: "));
    drop(server.stdin.take());
    server.wait().unwrap();
    // Nothing was asked of the server but by the one who trusted it.
    let asked: Vec<String> = lines.map(Result::unwrap).collect();
    assert_eq!(asked, ["POST /xapi/statements"]);
}
