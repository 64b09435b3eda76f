//! A client that believes nothing: every answer of the interface must be one that the OpenAPI
//! document describes, with a body of the shape described there; and a body that was taken must be
//! one that the document lets one send.

use super::Site;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, header};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use std::convert::Infallible;
use std::future::IntoFuture;
use std::pin::Pin;
use std::sync::LazyLock;
use tower::ServiceExt;

const PROBLEM: &str = "application/problem+json";

/// The document under test.
pub static DOCUMENT: LazyLock<Value> =
    LazyLock::new(|| serde_json::to_value(linli_server::web::api::openapi()).expect("a document"));

/// A request in the making; `.await` sends it.
pub struct Asking<'a> {
    site: &'a Site,
    method: Method,
    uri: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    chunked: bool,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: String,
    /// Null where the body is none.
    pub json: Value,
}

impl Site {
    pub fn ask(&self, method: &str, uri: &str) -> Asking<'_> {
        let method = method.parse().expect("a method");
        Asking {
            site: self,
            method,
            uri: uri.to_owned(),
            headers: Vec::new(),
            body: Vec::new(),
            chunked: false,
        }
    }

    pub fn get(&self, uri: &str) -> Asking<'_> {
        self.ask("GET", uri)
    }

    pub fn post(&self, uri: &str) -> Asking<'_> {
        self.ask("POST", uri)
    }

    pub fn patch(&self, uri: &str) -> Asking<'_> {
        self.ask("PATCH", uri)
    }
}

impl Asking<'_> {
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// With a bearer token.
    pub fn by(self, token: &str) -> Self {
        self.header("authorization", &format!("Bearer {token}"))
    }

    /// With a session cookie.
    pub fn with(self, cookie: &str) -> Self {
        self.header("cookie", cookie)
    }

    pub fn bytes(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    /// Without saying how long the body is.
    pub fn chunked(mut self) -> Self {
        self.chunked = true;
        self
    }

    pub fn json(self, body: &Value) -> Self {
        self.header("content-type", "application/json").bytes(body.to_string())
    }

    async fn send(self) -> Answer {
        let mut request = Request::builder().method(self.method.clone()).uri(&self.uri);
        if !self.chunked {
            request = request.header(header::CONTENT_LENGTH, self.body.len());
        }
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let sent = self.body.clone();
        let pieces: Vec<_> =
            self.body.chunks(1000).map(|piece| Ok::<_, Infallible>(piece.to_vec())).collect();
        let body = if self.chunked {
            Body::from_stream(futures::stream::iter(pieces))
        } else {
            Body::from(self.body)
        };
        let request = request.body(body).expect("a request");
        let answer = self.site.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = answer.into_parts();
        let body = body.collect().await.expect("a body").to_bytes();
        let body = String::from_utf8_lossy(&body).into_owned();
        let json = serde_json::from_str(&body).unwrap_or(Value::Null);
        let sent = serde_json::from_slice(&sent).unwrap_or(Value::Null);
        let answer = Answer { status: parts.status.as_u16(), headers: parts.headers, body, json };
        answer.check(&self.method, &self.uri, &sent);
        answer
    }
}

impl<'a> IntoFuture for Asking<'a> {
    type Output = Answer;
    type IntoFuture = Pin<Box<dyn Future<Output = Answer> + Send + 'a>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

impl Answer {
    /// A header as text; empty where it is missing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// A text of the body, by JSON pointer.
    pub fn text(&self, pointer: &str) -> String {
        let found = self.json.pointer(pointer).and_then(Value::as_str);
        found.unwrap_or_else(|| panic!("no text at {pointer} in {}", self.json)).to_owned()
    }

    /// Status and code of an error.
    pub fn problem(&self) -> (u16, String) {
        assert_eq!(self.header("content-type"), PROBLEM, "{}", self.body);
        assert_eq!(self.json["status"], self.status);
        assert_eq!(self.json["type"], format!("/problems/{}", self.text("/code")));
        assert!(!self.text("/title").is_empty() && !self.text("/detail").is_empty());
        (self.status, self.text("/code"))
    }

    /// `name=value` of the cookie that was set.
    pub fn cookie(&self) -> String {
        self.header("set-cookie").split(';').next().unwrap_or_default().to_owned()
    }

    fn check(&self, method: &Method, uri: &str, sent: &Value) {
        let path = uri.split('?').next().unwrap_or_default();
        // The questions of our own islands are no part of the interface.
        let ours = path.starts_with("/api/fn/") || path == "/api/v1/openapi.json";
        if !path.starts_with("/api/") || ours {
            return;
        }
        let shape = match operation(method, path) {
            Some((name, operation)) => {
                let told = &operation["responses"][self.status.to_string()];
                assert!(
                    told.is_object(),
                    "{name} answers {} but says it never does: {}",
                    self.status,
                    self.body
                );
                let taken = &operation["requestBody"]["content"]["application/json"]["schema"];
                if self.status < 300 && taken.is_object() && !sent.is_null() {
                    fits(taken, sent, &format!("what {name} took"));
                }
                told.clone()
            }
            None => {
                json!({ "content": { PROBLEM: { "schema": { "$ref": "#/components/schemas/Problem" } } } })
            }
        };
        match shape.get("content") {
            None => {
                assert!(
                    self.body.is_empty(),
                    "{method} {path} {} should have no body",
                    self.status
                );
            }
            Some(content) => {
                let kind = self.header("content-type");
                let schema = &content[kind]["schema"];
                assert!(schema.is_object(), "{method} {path} {} answers {kind}", self.status);
                fits(schema, &self.json, &format!("{method} {path} {}", self.status));
            }
        }
    }
}

/// The operation behind a path, with its name.
fn operation(method: &Method, path: &str) -> Option<(String, Value)> {
    let paths = DOCUMENT["paths"].as_object().expect("paths");
    let fits = |template: &str| {
        let (want, have): (Vec<_>, Vec<_>) =
            (template.split('/').collect(), path.split('/').collect());
        want.len() == have.len()
            && want.iter().zip(&have).all(|(want, have)| want.starts_with('{') || want == have)
    };
    // Written-out segments come before placeholders, as in the router.
    let (template, item) = paths
        .iter()
        .filter(|(template, _)| fits(template))
        .min_by_key(|(template, _)| template.matches('{').count())?;
    let operation = item.get(method.as_str().to_ascii_lowercase())?;
    Some((format!("{method} {template}"), operation.clone()))
}

/// Checks a value against a schema of the document.
fn fits(schema: &Value, value: &Value, what: &str) {
    let whole = json!({ "allOf": [schema], "components": DOCUMENT["components"] });
    let validator = jsonschema::draft202012::options()
        .should_validate_formats(true)
        .build(&whole)
        .unwrap_or_else(|error| panic!("the schema of {what}: {error}"));
    let faults: Vec<String> = validator
        .iter_errors(value)
        .map(|fault| format!("{}: {fault}", fault.instance_path))
        .collect();
    assert!(faults.is_empty(), "{what} is not as described: {faults:#?}\n{value:#}");
}
