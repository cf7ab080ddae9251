# Pictures that go with a message.
wr-pictures = 图片
wr-picture = 添加图片
wr-picture-how = PNG 或 JPEG，最大 5 MiB。仅发送像素和文件名：地点、时间和相机信息均被去除。
wr-picture-large = 未添加，因超过 { $most } MiB：{ $name }。请缩小：减少像素，或只留要紧部分。
wr-picture-about = 图片内容
pic-heading = 随附图片
pic-bytes = { $count } 字节
pic-show = 显示：先与密钥隔离解码
pic-save = 保存
pic-closed = 不是平面图像：未打开
pic-refused = 超过约定大小：未索取
pic-lacking = 已列明，尚未送达：已到 { $have } / { $size } 字节。我方站会自行索取（我方说法）。
