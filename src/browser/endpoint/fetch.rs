//! One document from the endpoint: asked for conditionally, within a time and a size.
//!
//! Knows neither content nor what becomes of it.

use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::rc::Rc;
use std::task::{Poll, Waker};

use gloo_net::http::Request;
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, ReadableStream, ReadableStreamDefaultReader, RequestCache, RequestCredentials,
};

use super::super::window;
use crate::endpoint::answer::{self, MAX_BYTES, Trouble};

/// Ends requests: when their time is up, or when nobody waits for them any more.
pub(super) struct Limit {
    end: Rc<End>,
    timer: i32,
    milliseconds: u32,
    /// Lives as long as the timer may call it.
    _ring: Closure<dyn Fn()>,
}

struct End {
    controller: AbortController,
    over: Cell<bool>,
    waker: RefCell<Option<Waker>>,
}

impl End {
    /// Aborts what is under way, and does not rely on it: a body that has begun to come goes on
    /// in WebKit as if nothing had been said.
    fn now(&self) {
        self.over.set(true);
        self.controller.abort();
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }
}

impl Limit {
    /// `None` where the browser has no such thing; then there is no request either.
    pub(super) fn new(milliseconds: u32) -> Option<Limit> {
        let controller = AbortController::new().ok()?;
        let end = Rc::new(End { controller, over: Cell::default(), waker: RefCell::default() });
        let rings = end.clone();
        let ring = Closure::<dyn Fn()>::new(move || rings.now());
        let timer = window()
            .set_timeout_with_callback_and_timeout_and_arguments_0(
                ring.as_ref().unchecked_ref(),
                i32::try_from(milliseconds).unwrap_or(i32::MAX),
            )
            .ok()?;
        Some(Limit { end, timer, milliseconds, _ring: ring })
    }

    /// Nobody waits any more.
    pub(super) fn end(&self) {
        self.end.now();
    }

    /// What `work` gives, unless the time is up first.
    async fn within<T>(
        &self,
        work: impl Future<Output = Result<T, Trouble>>,
    ) -> Result<T, Trouble> {
        let mut work = pin!(work);
        poll_fn(|context| {
            let done = work.as_mut().poll(context);
            if self.end.over.get() {
                // An abort looks like any other failure of the network.
                return Poll::Ready(Err(Trouble::late(self.milliseconds)));
            }
            self.end.waker.replace(Some(context.waker().clone()));
            done
        })
        .await
    }
}

impl Drop for Limit {
    fn drop(&mut self) {
        window().clear_timeout_with_handle(self.timer);
        // Nothing happens to what has come; what has not is not waited for.
        self.end.controller.abort();
    }
}

/// The text at `address`. The browser asks with the tag of the copy it has (`If-None-Match`), and
/// takes that copy when the endpoint says that nothing changed.
pub(super) async fn get(address: &str, limit: &Limit) -> Result<String, Trouble> {
    let signal = limit.end.controller.signal();
    let work = async {
        let response = Request::get(address)
            .cache(RequestCache::NoCache)
            .credentials(RequestCredentials::Omit)
            .abort_signal(Some(&signal))
            .send()
            .await
            .map_err(|_| Trouble::unreachable())?;
        let headers = response.headers();
        let header = |name: &str| headers.get(name).unwrap_or_default();
        answer::head(
            response.status(),
            &header("content-type"),
            &header("content-length"),
            &header("retry-after"),
        )?;
        match response.body() {
            Some(body) => read(body).await,
            None => Ok(Vec::new()),
        }
    };
    answer::text(limit.within(work).await?)
}

/// The bytes of a body, as long as they are not too many.
async fn read(body: ReadableStream) -> Result<Vec<u8>, Trouble> {
    let reader = body.get_reader().unchecked_into::<ReadableStreamDefaultReader>();
    let mut bytes = Vec::new();
    loop {
        let chunk = JsFuture::from(reader.read()).await.map_err(|_| Trouble::cut())?;
        let value = Reflect::get(&chunk, &"value".into()).map_err(|_| Trouble::cut())?;
        if value.is_undefined() {
            return Ok(bytes);
        }
        let chunk = value.unchecked_into::<Uint8Array>();
        if bytes.len() + chunk.length() as usize > MAX_BYTES {
            return Err(Trouble::too_long());
        }
        bytes.extend_from_slice(&chunk.to_vec());
    }
}

/// Both at once: the second does not wait for the first.
pub(super) async fn both<A>(
    first: impl Future<Output = A>,
    second: impl Future<Output = A>,
) -> (A, A) {
    let (mut first, mut second) = (pin!(first), pin!(second));
    let (mut one, mut two) = (None, None);
    poll_fn(move |context| {
        if one.is_none()
            && let Poll::Ready(value) = first.as_mut().poll(context)
        {
            one = Some(value);
        }
        if two.is_none()
            && let Poll::Ready(value) = second.as_mut().poll(context)
        {
            two = Some(value);
        }
        match (one.take(), two.take()) {
            (Some(a), Some(b)) => Poll::Ready((a, b)),
            (a, b) => {
                (one, two) = (a, b);
                Poll::Pending
            }
        }
    })
    .await
}
